// What the tools for reservations of stock share: what is on hand, what reservations hold back, and what is
// free. A reservation holds its quantity back while it is open and its last day has not passed.
import { z } from 'zod';
import { allOf, identifier, today } from '../../../worlds/sql.ts';
import { columnNamed, columnOfOwner, type EntityView } from '../../entity-view.ts';
import type { ToolSite } from '../operation.ts';

export const stockSchema = z.strictObject({
  item: z.string().describe('noun of what is in stock'),
  reservation: z.string(),
  quantity: z.string().describe('field with the number on hand'),
});
export type Stock = z.infer<typeof stockSchema>;

export interface StockSite {
  readonly stock: Stock;
  readonly item: EntityView;
  readonly reservation: EntityView;
  /** The column, quoted, that names the item of a reservation. */
  readonly column: string;
}

export function stockSite(stock: Stock, { viewOf }: ToolSite): StockSite {
  const [item, reservation] = [viewOf(stock.item), viewOf(stock.reservation)];
  return { stock, item, reservation, column: columnOfOwner(reservation, item) };
}

export const stockWords = ({ item, reservation }: StockSite) => ({
  item: item.noun,
  items: item.plural,
  itemId: item.idParameter,
  reservation: reservation.noun,
  reservations: reservation.plural,
});

/** True for a reservation of the alias that holds its quantity back. */
export const isHeld = (alias: string): string =>
  `${alias}."status" = 'open' AND ${alias}."hold_until" >= ${today}`;

/** The quantity that reservations hold back of the item with a key. */
export const reservedOf = ({ reservation, column }: StockSite, key: string): string =>
  `(SELECT coalesce(SUM(h."quantity"), 0) FROM ${identifier(reservation.table)} h ` +
  `WHERE ${allOf([`h.${column} = ${key}`, isHeld('h')])})`;

export const onHand = ({ stock, item }: StockSite, alias: string): string =>
  `${alias}.${identifier(columnNamed(item, stock.quantity).name)}`;
