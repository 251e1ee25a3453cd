// Ranges from a low to a high estimate.

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A middle value with the spread of its low and high estimates. */
export const spread = (middle: number, { low, high }: Range): Range => ({
  low: middle * low,
  high: middle * high,
});

export const times = (count: number, { low, high }: Range): Range => ({
  low: Math.round(count * low),
  high: Math.round(count * high),
});

export const sum = (ranges: readonly Range[]): Range => ({
  low: ranges.reduce((total, { low }) => total + low, 0),
  high: ranges.reduce((total, { high }) => total + high, 0),
});
