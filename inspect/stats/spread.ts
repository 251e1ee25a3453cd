// How a number is spread over many plays: its middle, its ends, and the bars of a histogram.
import { type HistogramBar, wholeBars } from '../../stages/pictures/histogram-bars.ts';

export interface Spread {
  readonly count: number;
  readonly mean: number;
  readonly least: number;
  readonly median: number;
  readonly p90: number;
  readonly most: number;
  readonly bars: readonly HistogramBar[];
}

/** Of whole numbers. Undefined where there are none. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return {
    count: sorted.length,
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    ...{ least: at(0), median: at(0.5), p90: at(0.9), most: at(1) },
    bars: wholeBars(sorted),
  };
}
