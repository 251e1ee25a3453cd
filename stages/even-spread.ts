// Numbers in [0, 1) that are spread evenly however many there are.

/** Gaps divided by it over and over stay even, and so do its multiples modulo 1 (Weyl's sequence). */
export const goldenRatio = (Math.sqrt(5) - 1) / 2;

/** The lot of another trial of the same task. */
export const lotOfTrial = (lot: number, trial: number): number => (lot + trial * goldenRatio) % 1;
