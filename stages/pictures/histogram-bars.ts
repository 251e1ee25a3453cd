// Numbers counted in bars of equal width.

export interface HistogramBar {
  readonly from: number;
  /** The bar holds what is below it. */
  readonly to: number;
  readonly count: number;
}

/** Bars that a picture of usual width has room for. */
const mostBars = 24;

/** Bars whose width is 1, 2, 5, 10, 20, ... for whole numbers, the smallest with which they are few enough. */
export function wholeBars(values: readonly number[]): HistogramBar[] {
  const [least, most] = ends(values);
  for (let power = 1; ; power *= 10)
    for (const factor of [1, 2, 5])
      if ((most - least) / (power * factor) < mostBars) return barsOf(values, power * factor);
}

/** `values`: some that lie from `step * n` to `step * (n + 1)` for each bar. */
export function barsOf(values: readonly number[], step: number): HistogramBar[] {
  if (values.length === 0) return [];
  const [least, most] = ends(values);
  const barOf = (value: number): number => Math.floor(value / step + 1e-9);
  const counts = Array.from({ length: barOf(most) - barOf(least) + 1 }, () => 0);
  for (const value of values) {
    const bar = barOf(value) - barOf(least);
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return counts.map((count, index) => ({
    from: (barOf(least) + index) * step,
    to: (barOf(least) + index + 1) * step,
    count,
  }));
}

/** Without spreading a list that may be long over arguments. */
const ends = (values: readonly number[]): [least: number, most: number] =>
  values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [values[0] ?? 0, values[0] ?? 0],
  );
