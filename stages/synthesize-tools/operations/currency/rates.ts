// What the tools for currencies share: which rate applies on a day, and the SQL that finds it. A rate says
// how many units of a currency one unit of the base currency buys.
import { z } from 'zod';
import type { JsonObject } from '../../../../schemas/json.ts';
import { exists, type Guard, guard, type Member, rowWhere } from '../../../worlds/programs.ts';
import { identifier, literal, today } from '../../../worlds/sql.ts';
import type { EntityView } from '../../entity-view.ts';
import type { Parameter, ToolSite } from '../operation.ts';

export const ratesSchema = z.strictObject({
  rates: z.string().describe('noun of the exchange rates'),
  owner: z.string().describe('noun of what has amounts to convert'),
  base: z.string(),
  currencies: z.array(z.string()).min(2).describe('all but the base'),
  maxAge: z.int().describe('days for which a rate applies'),
});
export type Rates = z.infer<typeof ratesSchema>;

/** SQL for the day whose rate applies. */
export const rateDay = `coalesce(:rate_date, ${today})`;

const isCurrent = (currency: string, { maxAge }: Rates, day: string): string =>
  `"currency" = ${currency} AND "rate_date" <= ${day} ` +
  `AND julianday(${day}) - julianday("rate_date") <= ${maxAge}`;

/** SQL for the key of the rate that applies to a currency on a day. */
export const rateKey = (view: EntityView, currency: string, { rates, day }: { rates: Rates; day: string }) =>
  `(SELECT "id" FROM ${identifier(view.table)} WHERE ${isCurrent(currency, rates, day)} ` +
  'ORDER BY "rate_date" DESC, "id" DESC LIMIT 1)';

/** SQL for the rate of a currency on a day; 1 for the base currency. */
export function rateOf(view: EntityView, currency: string, on: { rates: Rates; day: string }): string {
  const rate = `(SELECT "rate" FROM ${identifier(view.table)} WHERE "id" = ${rateKey(view, currency, on)})`;
  return `CASE WHEN ${currency} = ${literal(on.rates.base)} THEN 1.0 ELSE ${rate} END`;
}

/** The call names a currency for which a rate applies on that day. */
export function mustHaveRate(
  view: EntityView,
  parameter: string,
  { rates, day }: { rates: Rates; day: string },
): Guard {
  const currency = `:${parameter}`;
  return guard(
    `${currency} = ${literal(rates.base)} OR ${exists(view, isCurrent(currency, rates, day))}`,
    'NO_RATE_FOR_DAY',
    `No exchange rate for {${parameter}} applies on that day.`,
  );
}

/** The rate that applies to a currency, as a member of a result. */
export function rateMember(view: EntityView, currency: string, on: { rates: Rates; day: string }): Member {
  return { name: 'exchange_rate', ...rowWhere(view, `t."id" = ${rateKey(view, currency, on)}`) };
}

export const currencyParameter = (
  name: string,
  choices: readonly string[],
  description: string,
): Parameter => ({ name, schema: { type: 'string', enum: [...choices], description }, isRequired: true });

export function dayParameter({ text }: Pick<ToolSite, 'text'>): Parameter {
  const schema: JsonObject = { type: 'string', format: 'date', description: text('rateDate') };
  return { name: 'rate_date', schema, isRequired: false };
}

/** The words that name what the rates are for. */
export function ratesWords({ base, maxAge, owner }: Rates, { viewOf }: Pick<ToolSite, 'viewOf'>) {
  const { noun, plural } = viewOf(owner);
  return { base, days: String(maxAge), owner: noun, owners: plural };
}
