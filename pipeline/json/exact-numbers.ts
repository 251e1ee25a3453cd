// Integers that a number cannot hold exactly. A parser rounds them without a word, and an ID that was rounded is
// another one.
import type { Json } from '../../schemas/json.ts';

/** The path of the first integer beyond 2^53 in a value, in dots; empty for the value itself. */
export function roundedIntegerIn(value: Json): string | undefined {
  if (typeof value === 'number') return isExact(value) ? undefined : '';
  if (value === null || typeof value !== 'object') return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = roundedIntegerIn(member);
    if (found !== undefined) return found === '' ? name : `${name}.${found}`;
  }
  return undefined;
}

/** 1e999 is read as infinity. */
const isExact = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));

/** What to tell a model that wrote one. */
export const roundedIssue = (path: string): string =>
  `"${path}" is an integer beyond 2^53, which is not kept exactly; write it as a string`;
