// Whether an answer of a simulated tool invents values: everything that it says must be in the call, in the state, or
// follow from them by counting or adding. Words that say no value are free.
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { codesIn, comparableText, holdsCode, isDerived, numbersIn } from '../evidence.ts';
import type { Records } from './state.ts';

export interface Sources {
  /** States whose values may be told: before the call, and after it. */
  readonly states: readonly Records[];
  readonly given: JsonObject;
  /** Other texts whose values may be told, such as the schema of the output. */
  readonly texts: readonly string[];
}

export interface Known {
  /** Whether a value of a result is told and not invented. */
  has(value: string | number): boolean;
  /** Whether a text is, as a whole, a value of the call or of the state. */
  isValue(text: string): boolean;
}

export function knownIn({ states, given, texts }: Sources): Known {
  const leaves = [...states.flatMap((state) => leavesOf(state)), ...leavesOf(given)];
  const wholes = new Set(leaves.map((leaf) => comparableText(String(leaf)).trim()));
  const text = [...new Set(leaves.map(String)), ...states.flatMap(keysOf), ...texts].join('\n');
  const comparable = comparableText(text);
  const numbers = new Set([
    ...leaves.flatMap((leaf) => (typeof leaf === 'number' ? [leaf] : numbersIn(leaf))),
    ...texts.flatMap(numbersIn),
    ...states.flatMap(figuresOf),
  ]);
  const mostRows = Math.max(1, ...states.flatMap((state) => Object.values(state).map(rowCount)));
  const isNumber = (number: number): boolean =>
    (Number.isInteger(number) && number >= 0 && number <= mostRows) || // it may count rows that match
    numbers.has(number) ||
    isDerived(number, [...numbers]);
  return {
    isValue: (value) => wholes.has(comparableText(value).trim()),
    has(value) {
      if (typeof value === 'number') return isNumber(value);
      if (comparable.includes(comparableText(value).trim())) return true;
      return (
        codesIn(value).every((code) => holdsCode(text, code)) &&
        numbersIn(value).every(isNumber) &&
        namesIn(value).every((name) => comparable.includes(comparableText(name)))
      );
    },
  };
}

const rowCount = (rows: Records[string]): number => Object.keys(rows).length;

export function leavesOf(value: Json): (string | number)[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (isObject(value)) return Object.values(value).flatMap(leavesOf);
  return typeof value === 'string' || typeof value === 'number' ? [value] : [];
}

const keysOf = (state: Records): string[] => Object.values(state).flatMap((rows) => Object.keys(rows));

/** How many rows a table has, and the sum of each column of numbers. */
function figuresOf(state: Records): number[] {
  return Object.values(state).flatMap((rows) => {
    const sums = new Map<string, number>();
    for (const row of Object.values(rows))
      for (const [column, value] of Object.entries(row))
        if (typeof value === 'number') sums.set(column, (sums.get(column) ?? 0) + value);
    return [rowCount(rows), ...sums.values()];
  });
}

/**
 * Capitalized words of a text, which may name somebody: not the first word of a sentence, unless another capitalized
 * word follows it.
 */
function namesIn(text: string): string[] {
  return text.split(/[.!?:;]\s+|\n/).flatMap((sentence) => {
    const words = sentence.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
    return words.filter((word, at) => {
      const isCapitalized = (other: string | undefined): boolean =>
        other !== undefined && /^\p{Lu}\p{Ll}/u.test(other);
      return isCapitalized(word) && (at > 0 || isCapitalized(words[at + 1]));
    });
  });
}
