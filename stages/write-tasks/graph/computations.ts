// The registry of computations: what a graph can work out from values. A computation that the values do not
// determine, such as the least of several equals, has no result.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { meets } from './conditions.ts';

type Computation = (values: readonly Json[], by: string | undefined) => Json | undefined;

export const computations: Readonly<Record<string, Computation>> = {
  count: ([rows]) => rowsOf(rows).length,
  sum: ([rows], by) => inCents(numbersOf(rows, by).reduce((sum, number) => sum + number, 0)),
  mean: ([rows], by) => {
    const numbers = numbersOf(rows, by);
    return numbers.length === 0 ? undefined : inCents(sumOf(numbers) / numbers.length);
  },
  /** The row with the least value. */
  least: ([rows], by) => onlyFirst(rows, by, 1),
  greatest: ([rows], by) => onlyFirst(rows, by, -1),
  difference: ([a, b]) =>
    typeof a === 'number' && typeof b === 'number' ? inCents(Math.abs(a - b)) : undefined,
  /** The row with a key. */
  row: ([rows, key]) => rowsOf(rows).find(({ id }) => id === key),
  exceeds: ([a, b]) => (typeof a === 'number' && typeof b === 'number' ? a > b : undefined),
  /** The rows whose field has the value. */
  matching: ([rows, value], by) => rowsOf(rows).filter((row) => row[by ?? ''] === value),
  first: ([rows, count], by) =>
    typeof count === 'number' ? inOrder(rows, by, 1).slice(0, count) : undefined,
  last: ([rows, count], by) =>
    typeof count === 'number' ? inOrder(rows, by, -1).slice(0, count) : undefined,
  /** A date, some days later. */
  days_after: ([date, days]) =>
    typeof date === 'string' && typeof days === 'number'
      ? new Date(Date.parse(date.slice(0, 10)) + days * 86_400_000).toISOString().slice(0, 10)
      : undefined,
  text: (parts) => parts.map(String).join(''),
  /** Values as a list, such as rows that were found one by one. */
  list: (values) => [...values],
  /** The rows that meet every condition. */
  meeting: ([rows, conditions]) => rowsOf(rows).filter((row) => meetsAll(row, conditions)),
  /** The rows that also meet the wishes, or all of them if none does. */
  preferring: ([rows, wishes]) => {
    const preferred = rowsOf(rows).filter((row) => meetsAll(row, wishes));
    return preferred.length > 0 ? preferred : [...rowsOf(rows)];
  },
};

export const rowsOf = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter((row) => isObject(row)) : [];

const meetsAll = (row: JsonObject, conditions: Json | undefined): boolean =>
  rowsOf(conditions).every((condition) => meets(row, condition));

const numbersOf = (rows: Json | undefined, by = ''): number[] =>
  rowsOf(rows).flatMap((row) => (typeof row[by] === 'number' ? [row[by]] : []));

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Sums of amounts would otherwise end in 0.30000000000000004. */
const inCents = (number: number): number => Math.round(number * 100) / 100;

/** Rows that have the field, by its value; undefined fields would come at no particular place. */
function inOrder(rows: Json | undefined, by = '', sign: 1 | -1 = 1): JsonObject[] {
  return rowsOf(rows)
    .filter((row) => typeof row[by] === 'number' || typeof row[by] === 'string')
    .toSorted((a, b) => sign * compared(a[by] ?? null, b[by] ?? null));
}

const compared = (a: Json, b: Json): number => (a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1);

function onlyFirst(rows: Json | undefined, by: string | undefined, sign: 1 | -1): JsonObject | undefined {
  const [first, second] = inOrder(rows, by, sign);
  return first && first[by ?? ''] !== second?.[by ?? ''] ? first : undefined;
}
