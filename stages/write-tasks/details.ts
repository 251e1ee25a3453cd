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
import { saying } from './field-sayings.ts';
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

/** The values that the wish itself leaves out, in sentences. */
export function detailSentences({ text, details, effect }: Wish, random: Random): string[] {
  const steered = details.flatMap(({ name, value }) => steering[snakeCase(name)]?.(value) || []);
  const plain = details.filter(({ name }) => !(snakeCase(name) in steering));
  if (plain.length === 0) return steered;
  const rest = plain.filter((field) => !isScalar(field)).map(fieldClause);
  const scalars = plain.filter(isScalar);
  if (effect === 'read') return [clauseSentence(random.pick(narrowing), conditionClauses(plain)), ...steered];
  return [
    ...scalarSentences(scalars, isChange(text), random),
    ...(rest.length > 0 ? [`${upperFirst(andList(rest))}.`] : []),
    ...steered,
  ];
}

/** A range from a value to the same value is that value. */
function conditionClauses(fields: readonly Field[]): string[] {
  const end = ({ name }: Field): string => snakeCase(name).replace(/^(?:min|max)_/, '');
  const isPoint = (field: Field): boolean =>
    fields.some((other) => other !== field && end(other) === end(field) && other.value === field.value);
  return fields.flatMap((field) => {
    if (!isPoint(field)) return [conditionClause(field)];
    return snakeCase(field.name).startsWith('min_') ? [fieldClause({ ...field, name: end(field) })] : [];
  });
}

/** "the price is at most 30" for max_price, "the topics include tides" for has_topics. */
export function conditionClause(field: Field): string {
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

const leads = [
  "Here's what I have: ",
  'What I know so far: ',
  'As far as I know, ',
  "Here's what I wrote down: ",
];

/** One or two values to a sentence, as people tell them. */
function scalarSentences(fields: readonly Field[], changes: boolean, random: Random): string[] {
  const clauses = fields.map((field) => saying(field, changes, random));
  const sentences: string[] = [];
  for (let at = 0; at < clauses.length; ) {
    const size = random.chance(0.6) ? 2 : 1;
    sentences.push(`${clauses.slice(at, at + size).join(' and ')}.`);
    at += size;
  }
  const lead = !changes && fields.length > 2 && random.chance(0.3) ? random.pick(leads) : '';
  return sentences.map((sentence, index) =>
    index === 0 && lead !== '' ? lead + sentence : upperFirst(sentence),
  );
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
