// Values and fields of records as people say them: "no_show" is "no show", "2025-03-28" is "March 28, 2025", and
// { rating: 3, is_private: true } is "the rating is 3" and "it is private".
import { isObject } from '../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../schemas/json.ts';
import { andList, fieldWords, plural, singular, snakeCase, withArticle, wordsIn } from './english.ts';
import { remembered } from './remembered.ts';
import { dateInWords, momentInWords } from './spoken-dates.ts';

export function valueInWords(value: Json): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return listInWords(value);
  if (isObject(value)) return objectInWords(value);
  return typeof value === 'string' ? textInWords(value) : String(value);
}

function textInWords(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dateInWords(text);
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)) return momentInWords(text);
  if (/^[a-z]+(_[a-z]+)+$/.test(text)) return text.replaceAll('_', ' ');
  return isRemark(text) ? `"${text}"` : text;
}

/** Free text, as opposed to a name, a number, or a choice. It is quoted so that its words stay somebody else's. */
export const isRemark = (text: string): boolean =>
  /^[a-z][^/]* .* /.test(text) || /^(?=([^/]* ))\1.*[.!?]$/.test(text);

/** A quotation that ends in a period also ends the sentence around it. */
export const withoutDoublePeriods = (text: string): string => text.replaceAll(/([.!?])"\./g, '$1"');

/** A list of plain values, or of records: "one with the date May 2, 2025 and the fee 30; another with …". */
function listInWords(items: readonly Json[]): string {
  if (items.length === 0) return 'none';
  if (!items.every((item) => isObject(item))) return andList(items.map(valueInWords));
  const objects = items as readonly JsonObject[]; // checked by every
  return objects
    .map((item, index) => `${index === 0 ? 'one' : 'another'} with ${objectInWords(item)}`)
    .join('; ');
}

const objectInWords = (object: JsonObject): string =>
  andList(
    Object.entries(object)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `the ${nameInWords(name)} ${valueInWords(value)}`),
  );

/** The name of a field or parameter in words, however it is spelled: `min_price` is the minimum price. */
export const nameInWords = remembered((name): string => {
  const snake = snakeCase(name).replace(/_ids?$/, '');
  const [, bound, column] = /^(min|max)_(.+)$/.exec(snake) ?? [];
  if (column === undefined) return asPeopleSay[snake] ?? fieldWords(snake);
  const words = nameInWords(column);
  const isDay = / date$|^date |deadline$/.test(words);
  if (bound === 'min') return `${isDay ? 'earliest' : 'minimum'} ${words}`;
  return `${isDay ? 'latest' : 'maximum'} ${words}`;
});

/** Columns that people call by what happened on the day: "the joining date" and not "the date joined". */
const asPeopleSay: Readonly<Record<string, string>> = {
  acquired_on: 'acquisition date',
  calibrated_on: 'calibration date',
  counted_on: 'count date',
  created_on: 'creation date',
  decided_on: 'decision date',
  departs_on: 'departure date',
  effective_on: 'effective date',
  enrolled_on: 'enrollment date',
  established_on: 'founding date',
  installed_on: 'installation date',
  introduced_on: 'introduction date',
  issued_on: 'issue date',
  joined_on: 'joining date',
  last_checked_on: 'last check date',
  last_cleaned_on: 'last cleaning date',
  last_fertilized_on: 'last fertilizing date',
  last_fired_on: 'last firing date',
  last_opened_on: 'last opening date',
  last_pruned_on: 'last pruning date',
  last_serviced_on: 'last service date',
  lent_on: 'lending date',
  listed_on: 'listing date',
  mounted_on: 'mounting date',
  on_hand: 'quantity on hand',
  opened_on: 'opening date',
  ordered_on: 'order date',
  paid_on: 'payment date',
  placed_on: 'placement date',
  planted_on: 'planting date',
  posted_on: 'posting date',
  produced_on: 'production date',
  received_on: 'receipt date',
  registered_on: 'registration date',
  requested_on: 'request date',
  reserved_on: 'reservation date',
  returned_on: 'return date',
  reviewed_on: 'review date',
  started_on: 'start date',
  surveyed_on: 'survey date',
  updated_on: 'update date',
  uploaded_on: 'upload date',
};

export interface Field {
  readonly name: string;
  readonly value: Json;
  /** What to say in place of the value, such as the name of the row that a key stands for. */
  readonly text?: string | undefined;
}

/** "the rating is 3", "the languages are German and Spanish", "it is private". */
export function fieldClause({ name, value, text }: Field): string {
  if (typeof value === 'boolean') return flagClause(snakeCase(name), value);
  const words = nameInWords(name);
  const said = text ?? valueInWords(value);
  if (isOwnName(words, said)) return `it belongs to ${said}`;
  if (isObject(value)) return objectClause(words, value);
  if (!Array.isArray(value) || value.length === 0)
    return `the ${words} ${isPlural(words) ? 'are' : 'is'} ${said}`;
  if (isMass(words)) return `the ${words} is ${said}`;
  return value.length === 1
    ? `the only ${singular(words)} is ${said}`
    : `the ${plural(singular(words))} are ${said}`;
}

/** "equipment" has no plural; "species" is one. */
const isMass = (words: string): boolean => !words.endsWith('s') && plural(words) === singular(words);

/** "the contact is Ana Silva, phone +33 1234"; other objects are told member by member. */
function objectClause(words: string, value: JsonObject): string {
  const { person, name = person, ...rest } = value;
  const others = Object.entries(rest)
    .filter(([, member]) => member !== null)
    .map(([member, said]) => `${nameInWords(member)} ${valueInWords(said)}`);
  return typeof name === 'string' && others.length < 3
    ? `the ${words} is ${[name, ...others].join(', ')}`
    : `the ${words} has ${objectInWords(value)}`;
}

/** A key such as request-1 already says what it is the key of. */
export const isOwnName = (words: string, said: string): boolean =>
  said.startsWith(`${words.replaceAll(' ', '-')}-`);

/** "points" and "remaining uses" take "are"; "address" and "number of copies" take "is". */
export const isPlural = (words: string): boolean => {
  const [head = words] = words.split(/ (?:of|for|in|with) /);
  return /s$/.test(head) && !/(ss|us|is)$/.test(head) && plural(head) === head && singular(head) !== head;
};

type FlagClauses = readonly [pattern: RegExp, yes: string, no: string];

/** What a flag says of a record, by the form of its name. The first pattern that fits counts; $1 is its group. */
const flagClauses: readonly FlagClauses[] = [
  [/^accepts new$/, 'new requests are accepted', 'new requests are not accepted'],
  [/^alerts on$/, 'alerts are on', 'alerts are off'],
  [/^(?:is )?(outlier|repeat|biohazard)$/, 'it is $a1', 'it is not $a1'],
  [/^(?:has|with) (screen|balcony|garden|door|lid|roof)$/, 'it has $a1', 'it does not have $a1'],
  [/^(sea view)$/, 'it has $a1', 'it does not have $a1'],
  [/^needs (signature|visa|permit|deposit)$/, 'it needs $a1', 'it does not need $a1'],
  [/^no (\w+s)$/, 'no $1 are wanted', '$1 are wanted'],
  [/^opted out$/, 'notifications have been opted out of', 'notifications have not been opted out of'],
  [/^contact refused$/, 'contact has been refused', 'contact has not been refused'],
  [/^auto renews$/, 'it renews automatically', 'it does not renew automatically'],
  [/^auto (.+)$/, 'it was $1 automatically', 'it was not $1 automatically'],
  [/^(?:is )?on (leave|call)$/, 'on-$1 status applies', 'on-$1 status does not apply'],
  [/^is (.+)$/, 'it is $1', 'it is not $1'],
  [/^((?:on|in) .+)$/, 'it is $1', 'it is not $1'],
  [/^has (.+)$/, 'it has $1', 'it has no $1'],
  [/^needs (.+)$/, 'it needs $1', 'it does not need $1'],
  [/^accepts (.+)$/, 'it accepts $1', 'it does not accept $1'],
  [/^(.+) only$/, 'it is for $1 only', 'it is not limited to $1'],
  [/^(consent) (given|confirmed)$/, '$1 has been $2', '$1 has not been $2'],
  [/^battery powered$/, 'it runs on a battery', 'it does not run on a battery'],
  [/^(\w+) (\w+ed|paid|given|sent|made|done)$/, 'the $1 has been $2', 'the $1 has not been $2'],
  [/^(\w+(?:ed|able|al|ive|line|ate))$/, 'it is $1', 'it is not $1'],
  [/^(.+)$/, 'it comes with $1', 'it comes without $1'],
];

function flagClause(name: string, value: boolean): string {
  const words = wordsIn(name).join(' ');
  for (const [pattern, yes, no] of flagClauses) {
    const [, first = '', second = ''] = pattern.exec(words) ?? [];
    if (pattern.test(words))
      return (value ? yes : no).replace('$a1', withArticle(first)).replace('$1', first).replace('$2', second);
  }
  return words;
}
