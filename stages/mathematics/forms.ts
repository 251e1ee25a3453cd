// A value that a result shows, in the form in which it is to be told: as money, as a percentage, with its unit, and
// with as many decimals as the expected value has.
import type { Json } from '../../schemas/json.ts';
import { grouped, round } from './families/amounts.ts';
import { isSame, mathValueOf } from './values.ts';

/** Undefined where the result shows nothing of that sort. */
export function inFormOf(
  expected: number | string,
  shown: Json,
  { isRatio }: { readonly isRatio?: true | undefined } = {},
): number | string | undefined {
  if (Array.isArray(shown)) return listInForm(expected, shown);
  if (typeof shown === 'string') return shown === '' ? undefined : withUnit(expected, shown);
  if (typeof shown !== 'number') return undefined;
  const value = Number((isRatio ? shown * 100 : shown).toPrecision(12));
  if (typeof expected === 'number') return value;
  const form = mathValueOf(expected);
  if (form?.form === 'money') {
    const places = placesOf(expected);
    return `${value < 0 ? '-' : ''}${form.currency}${grouped(Math.abs(round(value, places)), places)}`;
  }
  if (form?.form === 'percent') return `${value}%`;
  if (form?.form === 'quantity') return `${grouped(value)} ${form.unit}`;
  return form?.form === 'number' ? fractionNear(value) : String(value);
}

/** "15/8" for 1.875: people who ask for a fraction want one in lowest terms. */
function fractionNear(value: number): string {
  for (let under = 1; under <= mostUnder; under += 1) {
    const over = Math.round(value * under);
    if (isSame(over / under, value)) return under === 1 ? String(over) : `${over}/${under}`;
  }
  return String(value);
}

/** Denominators beyond these are no fractions that anybody reads. */
const mostUnder = 10_000;

/** A unit stands in the expected value and not in the result. */
function withUnit(expected: number | string, shown: string): string {
  const form = typeof expected === 'string' ? mathValueOf(expected) : undefined;
  return form?.form === 'quantity' && !/\p{L}/u.test(shown) ? `${shown} ${form.unit}` : shown;
}

function listInForm(expected: number | string, shown: readonly Json[]): string {
  if (typeof expected === 'string' && expected.startsWith('{')) return `{${shown.join(', ')}}`;
  return shown.every(Array.isArray)
    ? `[${shown.map((row) => `[${(row as Json[]).join(', ')}]`).join(', ')}]` // checked by every
    : shown.join(', ');
}

function placesOf(text: string): number {
  const [, places = ''] = /\d\.(\d+)/.exec(text) ?? [];
  return places.length;
}
