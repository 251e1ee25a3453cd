// How the weight of several criteria is shared among them.

/** Rounded so that a rubric can be read; never zero. */
export const shareOf = (weight: number, count: number): number =>
  Math.max(0.01, Math.round((weight / count) * 100) / 100);
