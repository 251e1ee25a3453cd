// Amounts as people write them, and the rounding that goes with them, for problems and for the second way of computing
// an answer. Nothing here uses the tools.

/** Halves go away from zero. A little more than nothing is added, because 1.005 is less than it looks as a double. */
export function round(value: number, places = 2): number {
  const scale = 10 ** places;
  const size = Math.floor(Math.abs(value) * scale + 0.5 + 1e-9) / scale;
  return value < 0 ? -size : size;
}

/** "1,234.50", or "1,234" where no places are wanted. */
export const grouped = (value: number, places?: number): string =>
  value.toLocaleString('en-US', {
    minimumFractionDigits: places ?? 0,
    maximumFractionDigits: places ?? 10,
  });

/** "$1,234.50", and "$1,200" for whole dollars in a problem. */
export const dollars = (value: number): string => `$${grouped(value, Number.isInteger(value) ? 0 : 2)}`;

/** An amount as an answer: to the cent. */
export const money = (value: number): string => `$${grouped(round(value), 2)}`;

export const percent = (value: number, places: number): string => `${round(value, places)}%`;

export const quantity = (value: number, unit: string, places = 10): string =>
  `${grouped(round(value, places))} ${unit}`;

export const gcdOf = (one: number, other: number): number => (other === 0 ? one : gcdOf(other, one % other));

/** A fraction in lowest terms, or a whole number. */
export function ratio(over: number, under: number): number | string {
  const common = gcdOf(Math.abs(over), Math.abs(under)) * Math.sign(under);
  const [n, d] = [over / common, under / common];
  return d === 1 ? n : `${n}/${d}`;
}

export const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

export const mean = (values: readonly number[]): number => sum(values) / values.length;

export function choose(n: number, k: number): number {
  let all = 1;
  for (let step = 1; step <= k; step += 1) all = (all * (n - k + step)) / step;
  return Math.round(all);
}

/** "12, 15, and 9". */
export const listed = (values: readonly (number | string)[]): string =>
  values.length < 2
    ? values.join('')
    : `${values.slice(0, -1).join(', ')}${values.length > 2 ? ',' : ''} and ${values.at(-1)}`;
