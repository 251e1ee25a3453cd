// misassigned_values: what an answer tells of a record, by its ID or its name, is what the results show of that very
// record: "24 for Room C17" is wrong where 24 belongs to another room.
import type { Json } from '../../../schemas/json.ts';
import { comparableText, sentencesOf } from '../../evidence.ts';
import { literalPattern } from '../../pattern-text.ts';
import { remembered } from '../../remembered.ts';
import { type ShownRow, shownRows } from '../shown-rows.ts';
import { namesOf } from './misstated-values.ts';
import { answersIn, fatal, type Rule, type RuleFinding } from './rule.ts';

export const misassignedValues: Rule = {
  name: 'misassigned_values',
  summary: 'What is told of a record, by its ID or name, is what results show of that very record.',
  check: ({ played }) => {
    const rows = shownRows(played);
    return answersIn(played).flatMap(({ at, content }) => {
      if (!assigning.test(content)) return [];
      rows.advanceTo(at);
      return sentencesOf(content).flatMap((sentence) => wrongIn(comparableText(sentence), rows.named, at));
    });
  },
};

/** Only such sentences are looked at: "24 for it", "the price of it is 24", "its price is 24". */
const assigning = / (?:for|of) |'s |: /;

/** A figure over many rows is not the value of one; what was, was tried, or is needed is not what is. */
const other = new RegExp(
  String.raw`\b(?:total|average|mean|combined|overall|difference|sum|altogether|together|was|were|before|previous|` +
    'previously|from|earlier|originally|old|if|unless|only|must|not|failed|tried|refused|turned down|out of)\\b|' +
    "n't\\b",
);

type Named = ReadonlyMap<string, ReadonlySet<ShownRow>>;

function wrongIn(sentence: string, named: Named, at: number): RuleFinding[] {
  if (other.test(sentence) || !assigning.test(sentence)) return [];
  const found = namesIn(sentence, named);
  const rest = found.reduce((text, { name }) => text.replaceAll(name, ' '), sentence);
  return found.flatMap(({ name, place }) => {
    const rows = [...(named.get(name) ?? [])];
    return statementsAbout(sentence, { name, place }).flatMap(({ said, field }) => {
      const wrong = contradiction(rows, { said, field: field ?? rest }, named);
      return wrong === undefined
        ? []
        : [fatal(at, `says ${said} for ${name}, but its ${wrong.field} is ${String(wrong.value)}`)];
    });
  });
}

interface NamePlace {
  readonly name: string;
  readonly place: number;
}

/** The names of records in a sentence; of names within each other the longest. */
function namesIn(sentence: string, named: Named): NamePlace[] {
  const found: NamePlace[] = [];
  for (const name of named.keys()) {
    for (let place = sentence.indexOf(name); place !== -1; place = sentence.indexOf(name, place + 1)) {
      const [before = ' ', after = ' '] = [sentence[place - 1], sentence[place + name.length]];
      if (!/[\p{L}\p{N}-]/u.test(before) && !/[\p{L}\p{N}-]/u.test(after)) found.push({ name, place });
    }
  }
  return found.filter(
    ({ name, place }) =>
      !found.some(
        (longer) =>
          longer.name.length > name.length &&
          longer.place <= place &&
          longer.place + longer.name.length >= place + name.length,
      ),
  );
}

const value = String.raw`(-?\d+(?:\.\d+)?(?!\.?\d)|\d{4}-\d{2}-\d{2}|"?[\p{L}][\p{L} ]{2,30}?"?)`;
const end = '(?=[.,;!?]|$| and | for |%)';
/** What may stand between a value or field and a name: "the charging bay", a quotation mark. */
const lead = String.raw`(?:the |your )?(?:(?!for |of )[\p{L}]+ ){0,4}"?$`;
const valueBefore = new RegExp(`(?:^|[ :,(])${value} for ${lead}`, 'u');
const fieldBefore = new RegExp(
  String.raw`(?:the|its|and) ((?:(?!of |for )[\p{L}]+ ){1,5})(?:of|for) ${lead}`,
  'u',
);
const isAfter = new RegExp(`^"? (?:is|are|to)(?: now)? (?:at )?${value}${end}`, 'u');
const ownFieldAfter = new RegExp(
  String.raw`^"?'s? (?:current |new )?([\p{L} ]{3,40}?) (?:is|are|to)(?: now)? ${value}${end}`,
  'u',
);

interface Statement {
  readonly said: string;
  /** The words that name the field; undefined if the rest of the sentence names it. */
  readonly field: string | undefined;
}

function statementsAbout(sentence: string, { name, place }: NamePlace): Statement[] {
  const [before, after] = [sentence.slice(0, place), sentence.slice(place + name.length)];
  const isOwner = /^"?'s /.test(after); // "24 for Ana's account" tells nothing of Ana
  const [, valueFirst] = isOwner ? [] : (valueBefore.exec(before) ?? []);
  const [, field] = fieldBefore.exec(before) ?? [];
  const [, valueLast] = isAfter.exec(after) ?? [];
  const [, ownField, ownValue] = ownFieldAfter.exec(after) ?? [];
  return [
    ...(valueFirst === undefined ? [] : [{ said: valueFirst, field: undefined }]),
    ...(field === undefined || valueLast === undefined ? [] : [{ said: valueLast, field }]),
    ...(ownField === undefined || ownValue === undefined ? [] : [{ said: ownValue, field: ownField }]),
  ];
}

const fieldPattern = remembered((words) => new RegExp(`\\b${literalPattern(words)}\\b`, 'i'));

/** The field and its value, where a statement names one field of the records and none of them has what was said. */
function contradiction(
  rows: readonly ShownRow[],
  { said, field }: { readonly said: string; readonly field: string },
  named: Named,
): { field: string; value: Json } | undefined {
  const plain = said.replaceAll('"', '');
  const known = rows.flatMap((row) =>
    [...row].flatMap(([name, values]) => {
      const words = namesOf(name).find((each) => fieldPattern(each).test(field));
      const held = values.filter((each) => each !== null);
      return words === undefined || held.length === 0 ? [] : [{ name, words, held }];
    }),
  );
  const longest = Math.max(...known.map(({ words }) => words.length));
  const meant = known.filter(({ words }) => words.length === longest);
  const [first] = meant;
  if (!first || meant.some(({ held }) => held.some((each) => agrees(plain, each)))) return undefined;
  const isComparable = meant.every(
    ({ name, held }) => held.every((each) => isOfOneKind(plain, each)) || isValueOf(plain, name, named),
  );
  return isComparable ? { field: first.words, value: first.held.at(-1) ?? null } : undefined;
}

const agrees = (said: string, held: Json): boolean =>
  typeof held === 'number'
    ? Math.abs(Number(said) - held) < 1e-9
    : comparableText(String(held)).trim().startsWith(said.trim());

/** Numbers and dates are told as they are; a word may be put in another one. */
const isOfOneKind = (said: string, held: Json): boolean =>
  typeof held === 'number' ? /^-?\d+(?:\.\d+)?$/.test(said) : isDay(said) && isDay(String(held).slice(0, 10));

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** True for the value that another record has in the field. */
const isValueOf = (said: string, field: string, named: Named): boolean =>
  [...named.values()].some((rows) =>
    [...rows].some((row) =>
      row.get(field)?.some((held) => typeof held === 'string' && comparableText(held).trim() === said.trim()),
    ),
  );
