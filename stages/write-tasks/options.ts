// What tells a few records apart that fit one description, in words: a name, whose they are, a day, an amount. It is
// what an assistant would name to ask which of them is meant, and what the user would say to that.
import type { Random } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { snakeCase, upperFirst } from '../english.ts';
import { isRemark, nameInWords, valueInWords } from '../values-in-words.ts';
import { markInWords, memorable } from './row-descriptions.ts';

/** A text for each row; undefined where no field tells them apart. */
export function optionsFor(rows: readonly JsonObject[], label: string, random: Random): string[] | undefined {
  const [first = {}] = rows;
  const telling = Object.keys(first).filter((name) => isTelling(name, rows));
  const rank = (name: string): number => {
    const column = snakeCase(name);
    if (column === label) return 0;
    if (isObject(first[name] ?? null)) return 1;
    if (/_(?:on|at)$/.test(column)) return 2;
    return memorable.test(column) ? 3 : 4;
  };
  const [name] = random.shuffle(telling).toSorted((a, b) => rank(a) - rank(b));
  return name === undefined ? undefined : rows.map((row) => optionInWords(name, row[name] ?? null, label));
}

function isTelling(name: string, rows: readonly JsonObject[]): boolean {
  const values = rows.map((row) => plainOf(row[name] ?? null));
  return (
    !/(?:^id|_id|Id|note|body|reason)$/.test(name) &&
    values.every((value) => value !== undefined && String(value).length <= 50 && !isRemark(String(value))) &&
    new Set(values.map((value) => valueInWords(value ?? null))).size === rows.length
  );
}

/** A value that can be said: that of the field, or the name of the record behind it. */
function plainOf(value: Json): string | number | undefined {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return isObject(value) && typeof value.name === 'string' ? value.name : undefined;
}

function optionInWords(name: string, value: Json, label: string): string {
  const said = plainOf(value) ?? '';
  const column = snakeCase(name);
  if (column === label) return String(said);
  if (isObject(value)) return `the one for ${String(said)}`;
  if (/^(?:status|state|stage)$/.test(column)) return `the one that's ${valueInWords(said)}`;
  if (/^(?:name|title)$/.test(nameInWords(name))) return `"${String(said)}"`;
  return `the one ${markInWords({ column, value: said }, '')}`;
}

/** {o}: the option. {O}: with a capital. */
const choices: readonly string[] = [
  '{O}, please.',
  'I mean {o}.',
  '{O}.',
  "It's {o}.",
  'Sorry, I should have said. {O}.',
  '{O} is the one I mean.',
  'That would be {o}.',
  'Take {o}, please.',
  "I'm talking about {o}.",
  "Oh, I didn't know there was more than one. {O}.",
  'I had {o} in mind.',
  'Make it {o}.',
  "It's about {o}. Leave the rest as it is.",
  'Good that you ask. {O}.',
];

export const choiceInWords = (option: string, random: Random): string =>
  random
    .pick(choices)
    .replace('{o}', () => option)
    .replace('{O}', () => upperFirst(option));
