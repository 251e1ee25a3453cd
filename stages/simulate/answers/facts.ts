// Answers questions: each fact that the user wants, by the value that the results give it. The expected value is
// told only if the results contain it.
import type { Random } from '../../../pipeline/hash.ts';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import { andList, namesWithOf, upperFirst } from '../../english.ts';
import { holds } from '../../evidence.ts';
import { isPlural, nameInWords, valueInWords } from '../../values-in-words.ts';
import { generalSentence } from './general.ts';
import { groupSentences, observationSentences } from './groups.ts';
import { type FoundFact, listSentences } from './lists.ts';
import { type CallResult, totalOf } from './results.ts';
import { type RowField, sharedFields, sharedSentence } from './same-field.ts';

interface WantedFact {
  readonly name: string;
  readonly value: Json;
  /** For a value that follows from several results: whether all of them are there. */
  readonly isComputed?: boolean | undefined;
  /** True for what everybody knows: no record is spoken of then. */
  readonly isGeneral?: boolean | undefined;
}

export function factSentences(
  wanted: readonly WantedFact[],
  results: readonly CallResult[],
  random: Random,
): string[] {
  const text = results.map(({ content }) => content).join('\n');
  const found: FoundFact[] = [];
  const missing = new Set<string>();
  const [known, sought] = split(wanted, ({ isGeneral }) => isGeneral === true);
  for (const { name, value, isComputed } of sought) {
    const isKnown = isComputed ?? holds(text, value);
    const shown =
      isKnown || isComputed === false ? (isKnown ? value : undefined) : shownInstead(name, results);
    if (shown === undefined) missing.add(`I couldn't find the ${name}.`);
    else found.push({ name, value: shown });
  }
  const [groups, others] = split(found, ({ name }) => name.startsWith('number with '));
  const [lists, fields] = split(others, (fact) => isOfList(fact, results));
  const [observations, plain] = split(fields, ({ name }) => name === 'observation');
  return [
    ...listSentences(lists, results, random),
    ...groupSentences(groups, random),
    ...observationSentences(observations, random),
    ...fieldSentences(plain, random),
    ...missing,
    ...known.map((fact) => generalSentence(fact, random)),
  ];
}

const shownInstead = (name: string, results: readonly CallResult[]): Json | undefined =>
  results.map((result) => fieldNamed(result.value, name)).find((candidate) => candidate !== undefined);

function split<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

/** A field may be called number, as that of a ticket, or hold a number of seats: neither counts rows. */
const isOfList = ({ name, value }: FoundFact, results: readonly CallResult[]): boolean =>
  name.startsWith('matching ') ||
  (name.startsWith('number of ') && results.some((result) => totalOf(result.value) === value));

function fieldNamed(result: Json, name: string): Json | undefined {
  if (!isObject(result)) return undefined;
  if (name.startsWith('number of ') && totalOf(result) !== undefined) return totalOf(result);
  if (/^ID\b/.test(name)) return typeof result.id === 'string' ? result.id : undefined;
  const [, member] =
    Object.entries(result).find(([key]) => `${name} of `.startsWith(`${nameInWords(key)} of `)) ?? [];
  return isObject(member ?? null) ? Object.values(member as object)[1] : member; // checked by isObject
}

const single = [
  'The {field} of {row} {is} {value}.',
  'For {row}, the {field} {is} {value}.',
  'The record shows that the {field} of {row} {is} {value}.',
  'According to the record, the {field} of {row} {is} {value}.',
  'Here is what you asked for: the {field} of {row} {is} {value}.',
  'The {field} on record for {row} {is} {value}.',
  'I checked {row}, and the {field} {is} {value}.',
  'Going by the records, the {field} of {row} {is} {value}.',
  'For {row}, I see {value} under {field}.',
  'As for the {field} of {row}, the record says {value}.',
  'On record, the {field} of {row} {is} {value}.',
  'In the record of {row}, the {field} {is} {value}.',
];

const withoutRow = [
  'The {field} {is} {value}.',
  'According to the records, the {field} {is} {value}.',
  'Here is what you asked for: the {field} {is} {value}.',
  'The {field} you asked about {is} {value}.',
  'On record, the {field} {is} {value}.',
  'As for the {field}, the record says {value}.',
  'I get {value} for the {field}.',
  'Going by the records, the {field} {is} {value}.',
  'The records show that the {field} {is} {value}.',
  'I checked, and the {field} {is} {value}.',
];

const several = [
  '{Clauses}.',
  'For {row}, {clauses}.',
  "Here's what the record of {row} says: {clauses}.",
  'I looked up {row}: {clauses}.',
  'According to the record of {row}, {clauses}.',
  'I checked {row}, and {clauses}.',
];

/** "number of seats of course CO-1" is the field "number of seats"; a number that is a code is the field "number". */
function splitName(name: string, value: Json): { field: string; row: string } {
  const whole = namesWithOf.find((field) => name.startsWith(`${field} of `));
  if (whole !== undefined) return { field: whole, row: name.slice(`${whole} of `.length) };
  if (typeof value === 'number' && /^(?:total |average )?number of [a-z ]+s$/.test(name))
    return { field: name, row: '' };
  const [, count = ''] =
    (typeof value === 'number' && /^((?:total |average )?number of ).+ of /.exec(name)) || [];
  const [first = name, ...rest] = name.slice(count.length).split(' of ');
  return { field: count + first, row: rest.join(' of ') };
}

/** Fields of one row share a sentence. */
function fieldSentences(facts: readonly FoundFact[], random: Random): string[] {
  const fields = facts.map(({ name, value }) => {
    return { ...splitName(name, value), value: valueInWords(value) };
  });
  const { shared, others } = sharedFields(fields);
  const together = shared.map((group) => sharedSentence(group, verbFor(group[0]?.field ?? ''), random));
  return [...together, ...rowSentences(others, random)];
}

function rowSentences(fields: readonly RowField[], random: Random): string[] {
  const rows = [...new Set(fields.map(({ row }) => row))];
  return rows.flatMap((row) => {
    const own = fields.filter((each) => each.row === row);
    const [first] = own;
    if (!first) return [];
    if (own.length > 1 && row !== '') {
      const clauses = andList(own.map(({ field, value }) => `the ${field} ${verbFor(field)} ${value}`));
      const named = clauses.replace(`the ${first.field} `, () => `the ${first.field} of ${row} `);
      return random
        .pick(several)
        .replace('{Clauses}', () => upperFirst(named))
        .replace('{clauses}', () => clauses)
        .replace('{row}', () => row);
    }
    return own.map(({ field, value }) =>
      random
        .pick(row === '' ? withoutRow : single)
        .replace('{field}', () => field)
        .replace('{row}', () => row)
        .replace('{is}', verbFor(field))
        .replace('{value}', () => value),
    );
  });
}

const verbFor = (field: string): string => (isPlural(field) ? 'are' : 'is');
