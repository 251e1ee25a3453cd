// What quotes and price calculation share: things with a price of one, discounts by quantity, and tax.
import type { Random } from '../../../pipeline/hash.ts';
import type { Entity } from '../entity.ts';
import type { Prices } from '../operations/pricing/prices.ts';
import { fieldOf, type ProcessSite } from './process.ts';
import { type Named, thingsOf } from './support.ts';

/** Fields that hold the price of one, and for things without one the field that they get. */
const priceFields: Readonly<Record<string, readonly string[]>> = {
  product: ['price'],
  plan: ['price'],
  room: ['rate'],
  worker: ['hourly_rate'],
  event: ['ticket_price'],
  listing: ['price'],
  resource: ['monthly_cost'],
  lot: ['unit_cost'],
  item: ['price'],
  vehicle: ['daily_rate'],
};

export interface Priced extends Named {
  readonly price: string;
}

/** Something with a price, in random order. */
export function pricedThing(site: ProcessSite): Priced | undefined {
  const [thing] = thingsOf(site, ...Object.keys(priceFields));
  const [price] = priceFields[thing?.entity.archetype ?? ''] ?? [];
  return thing && price !== undefined ? { ...thing, price } : undefined;
}

/** The thing with its price, which every row needs. */
export function withPrice({ entity, price }: Priced): Entity {
  const field = entity.fields[price] ?? fieldOf({ money: [12, 240] });
  return { ...entity, fields: { ...entity.fields, [price]: { ...field, optional: false } } };
}

const scales: readonly (readonly (readonly [from: number, percent: number])[])[] = [
  [],
  [[10, 5]],
  [
    [5, 3],
    [20, 8],
  ],
  [
    [10, 5],
    [50, 10],
  ],
  [
    [12, 4],
    [24, 7],
    [48, 12],
  ],
  [
    [3, 5],
    [6, 10],
  ],
  [
    [25, 7.5],
    [100, 15],
  ],
];

export const drawnPrices = (price: string, random: Random): Prices => ({
  price,
  tiers: random.pick(scales).map(([from, percent]) => ({ from, percent })),
  tax: random.pick([0, 0, 5.5, 7, 8.25, 10, 19, 20, 21]),
});

/** The discount in percent that a quantity gives. */
export const percentFor = ({ tiers }: Prices, quantity: number): number =>
  tiers.filter(({ from }) => quantity >= from).at(-1)?.percent ?? 0;

/** As `cents` of the SQL rounds. */
const cents = (value: number): number => Number((value + 0.0000001).toFixed(2));

/** What a quantity costs, with discount and tax. */
export function totalFor(prices: Prices, quantity: number, price: number): number {
  const list = cents(quantity * price);
  const net = cents(list - cents((list * percentFor(prices, quantity)) / 100));
  return cents(net + cents((net * prices.tax) / 100));
}
