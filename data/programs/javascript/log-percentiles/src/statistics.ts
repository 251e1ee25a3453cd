/**
 * Finds a percentile by the nearest rank: the smallest of the numbers that at least so many percent of them do
 * not exceed.
 *
 * @param numbers at least one, in any order; the array is left as it is
 * @param percent above 0, up to 100
 */
export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1];
}
