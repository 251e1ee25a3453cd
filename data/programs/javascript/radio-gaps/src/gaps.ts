export interface Span {
  /** Seconds after the start of the evening. */
  readonly from: number;
  readonly to: number;
}

export interface Programme extends Span {
  readonly title: string;
}

/**
 * Finds the free spans of an evening, in order. Programmes may touch, in any order.
 *
 * @throws {Error} if two programmes overlap (`News and Sports overlap.`, by their start), or one lies outside the
 *   evening or does not end after it begins (`News does not fit.`)
 */
export function gaps(evening: Span, programmes: readonly Programme[]): Span[] {
  const sorted = [...programmes].sort((a, b) => a.from - b.from);
  const free: Span[] = [];
  let at = evening.from;
  for (const [index, { title, from, to }] of sorted.entries()) {
    if (from < evening.from || to > evening.to || to <= from) throw new Error(`${title} does not fit.`);
    if (from < at) throw new Error(`${sorted[index - 1].title} and ${title} overlap.`);
    if (from > at) free.push({ from: at, to: from });
    at = to;
  }
  if (evening.to > at) free.push({ from: at, to: evening.to });
  return free;
}
