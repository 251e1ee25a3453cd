// How a price is made: quantity times the price of one, a discount by quantity, a discount code, and tax, each
// step rounded to cents.
import { z } from 'zod';
import { cents } from '../../../worlds/sql.ts';

export const pricesSchema = z.strictObject({
  price: z.string().describe('field with the price of one'),
  tiers: z
    .array(z.strictObject({ from: z.int(), percent: z.number() }))
    .describe('discounts by quantity, the lowest quantity first'),
  tax: z.number().describe('percent; 0 where prices are net'),
});
export type Prices = z.infer<typeof pricesSchema>;

/** SQL for the discount in percent that a quantity gives. */
export function tierPercent({ tiers }: Prices, quantity: string): string {
  if (tiers.length === 0) return '0';
  const cases = [...tiers]
    .reverse()
    .map(({ from, percent }) => `WHEN ${quantity} >= ${from} THEN ${percent}`);
  return `CASE ${cases.join(' ')} ELSE 0 END`;
}

/** SQL for the steps from a quantity to a total. `more`: a further discount in percent. */
export function priceSteps(
  prices: Prices,
  { quantity, price, more = '0' }: { quantity: string; price: string; more?: string },
): Record<'list' | 'percent' | 'discount' | 'net' | 'tax' | 'total', string> {
  const list = cents(`${quantity} * ${price}`);
  const percent = `(${tierPercent(prices, quantity)} + ${more})`;
  const discount = cents(`${list} * ${percent} / 100.0`);
  const net = cents(`(${list} - ${discount})`);
  const tax = cents(`${net} * ${prices.tax} / 100.0`);
  return { list, percent, discount, net, tax, total: cents(`${net} + ${tax}`) };
}

/** "5 percent from 10, and 10 percent from 50" */
export const tierWords = ({ tiers }: Prices): string | undefined =>
  tiers.length === 0
    ? undefined
    : tiers.map(({ from, percent }) => `${percent} percent from ${from}`).join(', and ');

export const taxWords = ({ tax }: Prices): string | undefined => (tax === 0 ? undefined : String(tax));
