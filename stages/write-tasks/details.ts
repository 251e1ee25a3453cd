// The details of a request in sentences: values that its main sentence leaves out, and facts that the user gives
// when asked.
import type { Random } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import { andList, snakeCase, upperFirst } from '../english.ts';
import {
  type Field,
  fieldClause,
  isOwnName,
  isPlural,
  nameInWords,
  valueInWords,
  withoutDoublePeriods,
} from '../values-in-words.ts';
import type { Wish } from './wish.ts';

/** Parameters that steer an answer instead of describing rows. */
const steering: Readonly<Record<string, (value: Field['value']) => string>> = {
  limit: (value) => `Show me at most ${valueInWords(value)}.`,
  offset: (value) => `Skip the first ${valueInWords(value)}.`,
  ascending: (value) => (value === true ? 'Put the lowest first.' : 'Put the highest first.'),
  minimum_count: (value) =>
    Number(value) > 1 ? `Leave out any group with fewer than ${valueInWords(value)}.` : '',
  days_back: (value) => `Include the past ${valueInWords(value)} days as well.`,
};

const narrowing = [
  'I only need the ones where {clauses}.',
  'Only include those where {clauses}.',
  'Limit it to the ones where {clauses}.',
  "I'm only interested in those where {clauses}.",
  'Please leave out the others; I only want the ones where {clauses}.',
];

const filling = ['{Clauses}.', 'For the record, {clauses}.'];

/** These announce more than one detail. */
const listing = [
  'Here are the details: {clauses}.',
  'As for the details, {clauses}.',
  'The details: {clauses}.',
];

/** The values that the wish itself leaves out, in sentences. */
export function detailSentences({ text, details, effect }: Wish, random: Random): string[] {
  const steered = details.flatMap(({ name, value }) => steering[snakeCase(name)]?.(value) || []);
  const plain = details.filter(({ name }) => !(snakeCase(name) in steering));
  if (plain.length === 0) return steered;
  const rest = plain.filter((field) => !isScalar(field)).map(fieldClause);
  const scalars = plain.filter(isScalar);
  if (effect === 'read')
    return [clauseSentence(random.pick(narrowing), plain.map(conditionClause)), ...steered];
  return [
    ...(scalars.length > 0 ? [scalarSentence(scalars, isChange(text), random)] : []),
    ...(rest.length > 0 ? [`${upperFirst(andList(rest))}.`] : []),
    ...steered,
  ];
}

/** "the price is at most 30" for max_price, "the topics include tides" for has_topics. */
function conditionClause(field: Field): string {
  const [, form = '', rest = ''] = /^(min|max|has)_(.+)$/.exec(snakeCase(field.name)) ?? [];
  if (form === '' || typeof field.value === 'boolean') return fieldClause(field);
  const words = nameInWords(rest);
  const said = field.text ?? valueInWords(field.value);
  if (form === 'has') return `the ${words} include ${said}`;
  const isDay = typeof field.value === 'string';
  const bound = { min: isDay ? 'on or after' : 'at least', max: isDay ? 'on or before' : 'at most' };
  return `the ${words} ${isPlural(words) ? 'are' : 'is'} ${form === 'min' ? bound.min : bound.max} ${said}`;
}

function clauseSentence(frame: string, clauses: readonly string[]): string {
  const joined = andList(clauses);
  return frame.replace('{clauses}', () => joined).replace('{Clauses}', () => upperFirst(joined));
}

/** A number, a name, a date, or a choice. Lists, flags, and keys of owners read better in a clause of their own. */
const isScalar = ({ name, value, text }: Field): boolean =>
  !Array.isArray(value) &&
  !isObject(value) &&
  typeof value !== 'boolean' &&
  !isOwnName(nameInWords(name), text ?? valueInWords(value));

const isChange = (wish: string): boolean => /^(?:change|set|update|edit|correct|adjust) /.test(wish);

/** {v as n}: each value with the name of its field, as a list. */
const pairForms = {
  new: [
    'Use {v} as the {n}',
    'Set the {n} to {v}',
    'Please use {v} for the {n}',
    'It needs {v} as the {n}',
    'The {n} should be {v}',
    'Enter {v} as the {n}',
  ],
  change: [
    'Also set the {n} to {v}',
    'The {n} should be {v}',
    'Please change the {n} to {v} as well',
    'In addition, set the {n} to {v}',
    'I also need the {n} set to {v}',
  ],
} as const;

function scalarSentence(fields: readonly Field[], changes: boolean, random: Random): string {
  if (!changes && random.chance(0.4)) {
    const frame = random.pick(fields.length > 1 ? [...filling, ...listing] : filling);
    return clauseSentence(frame, fields.map(fieldClause));
  }
  const form = random.pick(changes ? pairForms.change : pairForms.new);
  const [, opening = '', pair = '', closing = ''] =
    /^(.*?)((?:the )?\{[vn]\}.*\{[vn]\})(.*)$/i.exec(form) ?? [];
  const pairs = fields.map((field, index) => {
    const said = pair
      .replace('{n}', () => nameInWords(field.name))
      .replace('{v}', () => field.text ?? valueInWords(field.value));
    return index === 0 ? said : said.replace(/^The /, 'the ');
  });
  return `${opening}${andList(pairs)}${closing}.`;
}

/** A fact as the user says it when asked for it. */
export function factSentence(field: Field, random: Random): string {
  return withoutDoublePeriods(factWording(field, random));
}

function factWording(field: Field, random: Random): string {
  const name = nameInWords(field.name);
  const said = field.text ?? valueInWords(field.value);
  if (isOwnName(name, said)) return `It's ${said}.`;
  if (Array.isArray(field.value) || isPlural(name)) return `${upperFirst(fieldClause(field))}.`;
  return random.pick([
    `The ${name} is ${said}.`,
    `The ${name} should be ${said}.`,
    `For the ${name}, please use ${said}.`,
    `Make the ${name} ${said}.`,
    `Use ${said} for the ${name}.`,
    `I'd go with ${said} for the ${name}.`,
  ]);
}
