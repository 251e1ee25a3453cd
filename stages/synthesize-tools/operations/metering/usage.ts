// What the tools for usage billing share: the tariff of an account, and what was used in a period.
import { z } from 'zod';
import { identifier, today } from '../../../worlds/sql.ts';
import { columnOfOwner, type EntityView, referencesTo } from '../../entity-view.ts';
import type { ToolSite } from '../operation.ts';

export const meteringSchema = z.strictObject({
  owner: z.string().describe('noun of those who are charged'),
  tariffs: z.string().describe('noun of the tariffs'),
  usage: z.string().describe('noun of the usage records'),
  unit: z.string().describe('what is counted, in the plural'),
});
export type Metering = z.infer<typeof meteringSchema>;

/** A month is charged as thirty days. */
const daysOfMonth = '30.0';

export const tariffColumn = (view: EntityView, { tariffs }: Metering): string =>
  identifier(referencesTo(view, tariffs)[0]?.name ?? 'tariff_id');

/** A value of a tariff: of the one of the account that the call names, or of another. */
export function tariffValue(site: ToolSite, options: Metering, column: string): string {
  const { view, viewOf } = site;
  const account =
    `SELECT ${tariffColumn(view, options)} FROM ` +
    `${identifier(view.table)} WHERE "id" = :${view.idParameter}`;
  return ofTariff(viewOf(options.tariffs), `(${account})`, column);
}

export const ofTariff = (tariffs: EntityView, id: string, column: string): string =>
  `(SELECT ${identifier(column)} FROM ${identifier(tariffs.table)} WHERE "id" = ${id})`;

/** What the account that the call names used from one day to another, both included. */
export function usedBetween(
  { view, viewOf }: ToolSite,
  { usage }: Metering,
  [from, to]: [string, string],
): string {
  const rows = viewOf(usage);
  return (
    `(SELECT coalesce(SUM("quantity"), 0) FROM ${identifier(rows.table)} ` +
    `WHERE ${columnOfOwner(rows, view)} = :${view.idParameter} AND "used_on" BETWEEN ${from} AND ${to})`
  );
}

/** SQL for the key of the latest usage record of the account. */
export function latestUsage({ view, viewOf }: ToolSite, { usage }: Metering): string {
  const rows = viewOf(usage);
  return (
    `(SELECT "id" FROM ${identifier(rows.table)} WHERE ${columnOfOwner(rows, view)} = :${view.idParameter} ` +
    'ORDER BY "used_on" DESC, "id" DESC LIMIT 1)'
  );
}

/** SQL for the charge of some days: the fee by the day, and what goes beyond the units that are included. */
export function chargeOf(
  { fee, included, price }: { fee: string; included: string; price: string },
  { used, days }: { used: string; days: string },
): { base: string; beyond: string; extra: string; whole: string } {
  const base = `round(${fee} * ${days} / ${daysOfMonth}, 2)`;
  const beyond = `round(MAX(0, ${used} - ${included} * ${days} / ${daysOfMonth}), 2)`;
  const extra = `round(${beyond} * ${price}, 2)`;
  return { base, beyond, extra, whole: `round(${base} + ${extra}, 2)` };
}

export const tariffSql = (site: ToolSite, options: Metering) => ({
  fee: tariffValue(site, options, 'monthly_fee'),
  included: tariffValue(site, options, 'included_units'),
  price: tariffValue(site, options, 'unit_price'),
});

export const monthStart = `strftime('%Y-%m-01', :now)`;
export const dayOfMonth = `CAST(strftime('%d', :now) AS INTEGER)`;
const lastOfMonth = `date(${today}, 'start of month', '+1 month', '-1 day')`;
export const daysInMonth = `CAST(strftime('%d', ${lastOfMonth}) AS INTEGER)`;
