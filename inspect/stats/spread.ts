// How a number is spread over many plays: its middle, its ends, and the bars of a histogram.

export interface Bar {
  readonly from: number;
  /** The bar holds what is below it; the last bar holds it too. */
  readonly to: number;
  readonly count: number;
}

export interface Spread {
  readonly count: number;
  readonly mean: number;
  readonly least: number;
  readonly median: number;
  readonly p90: number;
  readonly most: number;
  readonly bars: readonly Bar[];
}

/** Bars that a plot of usual width has room for. */
const mostBars = 24;

/** Undefined where there are no values. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const [least, most] = [at(0), at(1)];
  return {
    count: sorted.length,
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    ...{ least, median: at(0.5), p90: at(0.9), most },
    bars: barsOf(sorted, stepFor(most - least)),
  };
}

/** The smallest of 1, 2, 5, 10, 20, ... with which the bars are few enough. */
function stepFor(width: number): number {
  for (let power = 1; ; power *= 10)
    for (const factor of [1, 2, 5]) if (width / (power * factor) < mostBars) return power * factor;
}

/** `values`: sorted whole numbers. */
function barsOf(values: readonly number[], step: number): Bar[] {
  const first = Math.floor((values[0] ?? 0) / step);
  const last = Math.floor((values.at(-1) ?? 0) / step);
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  for (const value of values) {
    const bar = Math.floor(value / step) - first;
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return counts.map((count, index) => ({
    from: (first + index) * step,
    to: (first + index + 1) * step,
    count,
  }));
}
