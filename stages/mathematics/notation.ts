// How results are written: numbers as JSON numbers where those hold them, longer integers in full as text, fractions
// beside the decimal number where that does not end.
import type { Json } from '../../schemas/json.ts';
import { asNumber, type Fraction, isExact, type Value } from './engine.ts';
import { isInteger } from './powers.ts';

/** Digits of a number that is not exact. A double has a few more, of which the last are noise. */
const digits = 12;

export function asJson(value: Value): number | string {
  if (!isExact(value)) return Number(value.toPrecision(digits));
  if (isInteger(value)) {
    const number = value.valueOf();
    return Number.isSafeInteger(number) ? number : value.toFraction();
  }
  return isDecimal(value) ? value.valueOf() : Number(value.valueOf().toPrecision(digits));
}

/** A fraction whose decimal number ends, and is short enough to be exact as a double. */
export function isDecimal(value: Fraction): boolean {
  let rest = value.d;
  for (const factor of [2n, 5n]) while (rest % factor === 0n) rest /= factor;
  return rest === 1n && String(value.n).length <= digits && value.d <= 10n ** 9n;
}

/** Longer fractions tell nobody anything. */
const longestFraction = 24;

/** "7/3"; undefined where the decimal number says the same, or where nobody would want to see it. */
export function fractionText(value: Value): string | undefined {
  if (!isExact(value) || isInteger(value) || isDecimal(value)) return undefined;
  const text = value.toFraction();
  return text.length <= longestFraction ? text : undefined;
}

/** The value under its name, with the fraction beside it where that is exact and the number is not. */
export function withFraction(name: string, value: Value): Record<string, Json> {
  const exact = fractionText(value);
  return { [name]: asJson(value), ...(exact === undefined ? {} : { exact }) };
}

export const plainNumber = (value: Value): number => Number(asNumber(value).toPrecision(digits));
