// Round numbers for an axis.

interface TickOptions {
  /** About so many steps. */
  readonly count?: number;
  /** For numbers of things. */
  readonly isWhole?: boolean;
}

/** From 0 to the first round number that is not below `most`. */
export function ticksTo(most: number, { count = 5, isWhole = false }: TickOptions = {}): number[] {
  if (most <= 0) return [0, 1];
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const step = isWhole ? Math.max(1, round) : round;
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) => index * step);
}

/** 1,200 and 0.25, without digits that floating point adds. */
export const tickText = (value: number): string =>
  Number(value.toPrecision(6)).toLocaleString('en', { maximumFractionDigits: 6 });
