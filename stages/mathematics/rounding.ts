// Rounding as people do it: halves go away from zero. 2.675 to two places is 2.68, because fractions are exact.
import { type Fraction, fraction, isExact, type Value } from './engine.ts';
import { MathError } from './math-error.ts';

const mostPlaces = 12;

export function roundedTo(value: Value, places: number): Fraction {
  if (!Number.isInteger(places) || places < 0 || places > mostPlaces)
    throw new MathError('INVALID_VALUE', `Values are rounded to 0 to ${mostPlaces} places, not ${places}.`);
  const scale = fraction(10n ** BigInt(places));
  const exact = isExact(value) ? value : fraction(value.toPrecision(15));
  const half = fraction('1/2');
  const size = exact.abs().mul(scale).add(half).floor().div(scale);
  return exact.s < 0n ? size.neg() : size;
}
