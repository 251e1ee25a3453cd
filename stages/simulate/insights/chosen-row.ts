// chosen_row: of several rows, the next call works with the one that has the least or the most of something the
// user spoke of.

import type { Json, JsonObject } from '../../../schemas/json.ts';
import { eitherOf } from '../../pattern-text.ts';
import { nameInWords, valueInWords } from '../../values-in-words.ts';
import { foundSoFar, type Insight, isKey, lastSaid, listedIn, sayOne } from './insight.ts';

const sentences = [
  'Of the {n} matches, {key} has the {extreme} {field}: {value}. {other} comes next with {second}.',
  'Comparing the {field} of all {n}: {key} is {extreme} at {value}, then {other} at {second}.',
  '{key} ({value}) against {other} ({second}): the {extreme} {field} is that of {key}.',
  'The {extreme} {field} among these {n} is {value}, on {key}. {other} is close with {second} but not it.',
  'Sorted by {field}, {key} comes first with {value}; {other} follows with {second}.',
  "It's between {key} and {other}: {value} and {second}. So {key} it is.",
  'I compared {n} rows. {key} wins on {field} with {value}; the runner-up is {other} with {second}.',
  'With a {field} of {value}, {key} beats {other}, which has {second}.',
  'Which one has the {extreme} {field}? {key}, with {value}. {other} has {second}.',
  'All {n} rows considered, the {field} is {extreme} for {key}: {value}, compared with {second} for {other}.',
  'No tie here: {key} has {value} and {other} has {second}, so the {extreme} {field} belongs to {key}.',
  'The choice falls on {key}: {field} {value}. The second candidate, {other}, has {second}.',
];

interface Choice {
  readonly field: string;
  readonly extreme: string;
  readonly value: Json;
  readonly other: string;
  readonly second: Json;
}

export const chosenRow: Insight = {
  name: 'chosen_row',
  isWhole: false,
  notice(moment) {
    const keys = moment.calls.flatMap((call) => Object.values(call.arguments)).filter(isKey);
    const isMeant = ({ id }: JsonObject): boolean => isKey(id) && keys.includes(id);
    const found = foundSoFar(moment);
    const search = found.findLast((result) => listedIn(result)?.rows.some(isMeant));
    const pages = found.filter(({ tool }) => tool === search?.tool);
    const rows = pages.flatMap((result) => listedIn(result)?.rows ?? []);
    const row = rows.find(isMeant);
    if (moment.calls.length > 1 || rows.length < 3 || !row) return undefined;
    const choice = choiceOf(row, rows, lastSaid(moment));
    if (!choice) return undefined;
    const { field, extreme, value, other, second } = choice;
    return sayOne(
      sentences,
      {
        n: String(rows.length),
        key: String(row.id),
        field,
        extreme,
        value: valueInWords(value),
        other,
        second: valueInWords(second),
      },
      moment.random,
    );
  },
};

/** Whoever names a field without one of these does not ask for an end of it. */
const superlative = eitherOf(
  /\b(?:most|least|fewest|first|last|(?:lat|earli|new|old|young|high|low|larg|bigg|small|great)est)\b/i,
  /\b(?:long|short|cheap|strong|weak|clos|near)est\b/i,
);

/** The field that the user named in which the row, and no other, is at one end. */
function choiceOf(row: JsonObject, rows: readonly JsonObject[], said: string): Choice | undefined {
  if (!superlative.test(said)) return undefined;
  const named = Object.keys(row).filter((name) => said.toLowerCase().includes(nameInWords(name)));
  return named.map((name) => choiceBy(name, row, rows)).find((choice) => choice !== undefined);
}

function choiceBy(name: string, row: JsonObject, rows: readonly JsonObject[]): Choice | undefined {
  const fieldOf = (each: JsonObject): Json => each[name] ?? null;
  const value = fieldOf(row);
  const others = rows.filter((each) => each.id !== row.id && isComparable(fieldOf(each)));
  const sorted = others.toSorted((a, b) => ((fieldOf(a) ?? '') < (fieldOf(b) ?? '') ? -1 : 1));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!isComparable(value) || !first || !last) return undefined;
  const isLeast = value < (fieldOf(first) ?? '');
  if (!isLeast && value <= (fieldOf(last) ?? '')) return undefined;
  const nearest = isLeast ? first : last;
  return {
    field: nameInWords(name),
    extreme: extremeWord(value, isLeast),
    value,
    other: String(nearest.id),
    second: fieldOf(nearest),
  };
}

const isComparable = (value: Json): value is number | string =>
  typeof value === 'number' || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value));

const extremeWord = (value: number | string, isLeast: boolean): string =>
  typeof value === 'string' ? (isLeast ? 'earliest' : 'latest') : isLeast ? 'lowest' : 'highest';
