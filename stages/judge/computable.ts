// Arguments of calculations: an expression is the agent's own, but the numbers in it are not. Each is one that was said
// or found, follows from such ones in a step that anybody takes in the head, or is a constant such as 100 or 12.
import type { Json } from '../../schemas/json.ts';
import { codesIn, isDerived } from '../evidence.ts';
import type { KnownValues } from './known-values.ts';

/**
 * Small numbers stand for steps, counts of a list, and powers; the others for percent, hours, degrees, hexadecimal
 * digits, and the like.
 */
const smallest = 12;
const constants: ReadonlySet<number> = new Set([
  16, 24, 26, 30, 36, 52, 60, 90, 100, 180, 360, 365, 1000, 1024, 1440, 3600, 10_000, 86_400, 0.01, 0.1, 0.5,
  0.25, 1.5, 1.96,
]);

export function isComputable(value: Json, known: KnownValues): boolean {
  if (typeof value === 'number') return isOrdinary(value, known);
  if (typeof value !== 'string') return true;
  const codes = codesIn(value).filter((code) => /\d{4}-\d{2}-\d{2}|[A-Za-z]/.test(code));
  if (codes.length > 0) return codes.every((code) => known.has(code));
  const names = [...new Set(value.match(/(?<![a-z])[a-z](?![a-z])/gi))];
  // "56x" is no number, but says what stands before x.
  const isFactor = (each: number): boolean => names.some((name) => known.has(`${each}${name}`));
  return numbersWritten(value).every((each) => isOrdinary(each, known) || isFactor(each));
}

/** Code is the agent's own as well, and a range ends one further than what it is about. */
export const isComputableCode = (code: string, known: KnownValues): boolean =>
  numbersWritten(code).every((each) => [each, each - 1, each + 1].some((near) => isOrdinary(near, known)));

/** "0.035*12" has two; a text such as "FF" none. */
const numbersWritten = (text: string): number[] =>
  [...text.matchAll(/(?<![\w.])\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi)].map(([each]) => Number(each));

/** Anybody halves a number in the head, or takes a third of it. */
const parts = Array.from({ length: smallest - 1 }, (_, at) => at + 2);

function isOrdinary(value: number, known: KnownValues): boolean {
  const size = Math.abs(value);
  if ((Number.isInteger(size) && size <= smallest) || constants.has(size)) return true;
  const forms = [
    size,
    -size,
    size * 100,
    size / 100,
    100 - size * 100,
    1 - size,
    ...parts.map((part) => size * part),
  ];
  if (forms.some((each) => known.has(Number(each.toPrecision(15))))) return true;
  const recent = known.recentNumbers();
  return isDerived(size, recent) || recent.some((a) => isQuotient(size, a, recent)) || isPower(size, recent);
}

const isQuotient = (size: number, over: number, known: readonly number[]): boolean =>
  known.some((under) => under !== 0 && Math.abs(over / under - size) <= 1e-9 * Math.max(1, size));

/** 10,000 for "the last four digits". */
const isPower = (size: number, known: readonly number[]): boolean =>
  known.some((exponent) => exponent > 0 && exponent < 16 && size === 10 ** exponent);
