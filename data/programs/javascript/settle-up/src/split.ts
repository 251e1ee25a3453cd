/**
 * Splits an amount into whole cents by shares. Everybody gets the part of the amount that the share is of all shares,
 * rounded down; the cents that are left go one by one to the shares with the largest fraction that was cut off, the
 * earlier of two equal ones first.
 *
 * @param cents a whole number, not negative
 * @param shares numbers of which none is negative and at least one is above 0
 * @returns parts in the order of the shares, which add up to the amount
 * @throws {RangeError} if the amount or the shares are not like that
 */
export function splitCost(cents: number, shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (!Number.isInteger(cents) || cents < 0) throw new RangeError(`${cents} is not an amount in cents.`);
  if (!(total > 0) || shares.some((share) => share < 0))
    throw new RangeError('The shares do not make sense.');
  const exact = shares.map((share) => (cents * share) / total);
  const parts = exact.map(Math.floor);
  const left = cents - parts.reduce((sum, part) => sum + part, 0);
  const byFraction = exact
    .map((value, index) => ({ index, fraction: value - Math.floor(value) }))
    .sort((a, b) => b.fraction - a.fraction);
  for (const { index } of byFraction.slice(0, left)) parts[index] += 1;
  return parts;
}
