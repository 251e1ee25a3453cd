// The Wilson score interval of a share (Wilson 1927), at 95 %: it holds for small counts and for shares of 0 and 1.
const z = 1.959_964;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export function wilson(hits: number, total: number): Interval {
  if (total === 0) return { low: 0, high: 1 };
  const share = hits / total;
  const scale = 1 + z ** 2 / total;
  const center = (share + z ** 2 / (2 * total)) / scale;
  const margin = (z * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2))) / scale;
  return { low: Math.max(0, center - margin), high: Math.min(1, center + margin) };
}
