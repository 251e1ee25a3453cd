export type Tier = 'basic' | 'silver' | 'gold';

/** Points for every 100 euro cents, in hundredths of a point. */
const RATES: Readonly<Record<Tier, number>> = { basic: 100, silver: 125, gold: 150 };

/**
 * Works out how many points a purchase earns: 1 per euro for basic customers, 1.25 for silver, and 1.5 for gold.
 * The sum is rounded down to whole points after the rate is applied. Gift vouchers in the basket earn nothing.
 *
 * @param cents the whole purchase, in euro cents
 * @param voucherCents the part of it that was spent on gift vouchers
 * @throws {RangeError} if an amount is negative, or the vouchers cost more than the purchase
 */
export function pointsFor(tier: Tier, cents: number, voucherCents = 0): number {
  if (voucherCents < 0 || cents < voucherCents) {
    throw new RangeError(`Vouchers of ${voucherCents} cents do not fit into a purchase of ${cents} cents.`);
  }
  return Math.floor(((cents - voucherCents) * RATES[tier]) / 10_000);
}
