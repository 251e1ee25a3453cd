// What the tools for shipping share: prices by zone and speed, and delivery days that skip weekends.
import { z } from 'zod';
import { byChoice, identifier } from '../../../worlds/sql.ts';
import { columnOfOwner, type EntityView } from '../../entity-view.ts';
import { momentOf } from '../moments.ts';

const zoneSchema = z.strictObject({ base: z.number(), perKilogram: z.number(), days: z.int() });
const speedSchema = z.strictObject({
  factor: z.number(),
  /** Business days more or fewer than the zone takes. */
  days: z.int(),
  /** Heaviest weight in kilograms. */
  most: z.number(),
});

export const shippingSchema = z.strictObject({
  owner: z.string().describe('noun of what is shipped'),
  events: z.string().describe('noun of the tracking events'),
  zones: z.record(z.string(), zoneSchema),
  speeds: z.record(z.string(), speedSchema),
  insurance: z.number().describe('percent of the insured value'),
});
export type Shipping = z.infer<typeof shippingSchema>;

const each = <Value>(record: Readonly<Record<string, Value>>, value: (each: Value) => number) =>
  Object.fromEntries(Object.entries(record).map(([name, entry]) => [name, value(entry)]));

/** SQL for the price of a row without insurance, at a speed. */
export function carriage({ zones, speeds }: Shipping, speed: string): string {
  const base = byChoice(
    '"zone"',
    each(zones, (zone) => zone.base),
  );
  const perKilogram = byChoice(
    '"zone"',
    each(zones, (zone) => zone.perKilogram),
  );
  const factor = byChoice(
    speed,
    each(speeds, (entry) => entry.factor),
  );
  return `round((${base} + ${perKilogram} * "weight") * ${factor}, 2)`;
}

export const heaviest = ({ speeds }: Shipping, speed: string): string =>
  byChoice(
    speed,
    each(speeds, (entry) => entry.most),
  );

/** SQL for the business days that a row takes at a speed; at least one. */
export const businessDays = ({ zones, speeds }: Shipping, speed: string): string =>
  `MAX(1, ${byChoice(
    '"zone"',
    each(zones, (zone) => zone.days),
  )} + ${byChoice(
    speed,
    each(speeds, (entry) => entry.days),
  )})`;

/**
 * SQL for the day some business days after another. The weekday counts from Monday; a weekend counts as its
 * Friday, and each five days passed add a weekend.
 */
export function afterBusinessDays(day: string, days: string): string {
  const weekday = `((CAST(strftime('%w', ${day}) AS INTEGER) + 6) % 7)`;
  const start = `MIN(4, ${weekday})`;
  const back = `(${weekday} - ${start})`;
  return `date(${day}, '+' || (${days} + 2 * ((${start} + ${days}) / 5) - ${back}) || ' days')`;
}

export const eventMoment = momentOf('happened_on', 'happened_at');

export const ofShipment = (events: EntityView, owner: EntityView, sql = `:${owner.idParameter}`): string =>
  `${columnOfOwner(events, owner)} = ${sql}`;

/** A value of the last event of a shipment. */
export const lastEvent = (events: EntityView, own: string, sql: string): string =>
  `(SELECT ${sql} FROM ${identifier(events.table)} WHERE ` +
  `${own} ORDER BY ${eventMoment} DESC, "id" DESC LIMIT 1)`;

export const shippingWords = ({ zones, speeds, insurance }: Shipping) => ({
  insurance: String(insurance),
  zones: Object.entries(zones)
    .map(([name, { base, perKilogram }]) => `${name} ${base} plus ${perKilogram} per kilogram`)
    .join(', '),
  speeds: Object.entries(speeds)
    .map(([name, { factor, most }]) => `${name.replaceAll('_', ' ')} times ${factor} up to ${most} kilograms`)
    .join(', '),
});
