// Quotes: a price is named for a quantity, holds for some days, and becomes an order when it is accepted.
import { z } from 'zod';
import type { Random } from '../../../pipeline/hash.ts';
import { snakeCase } from '../../english.ts';
import type { OperationSpec } from '../entity.ts';
import { type Quoting, quotingSchema } from '../operations/quotes/quoting.ts';
import { drawnPrices, pricedThing, totalFor, withPrice } from './priced.ts';
import {
  dayAfter,
  type Entities,
  fieldOf,
  type Process,
  rounded,
  type SettleSite,
  supportEntity,
  toolOf,
  withTools,
} from './process.ts';
import {
  bindsAgent,
  enforced,
  fieldsOf,
  nounFor,
  ownerColumn,
  setRows,
  thingsOf,
  toolOptions,
} from './support.ts';

export const quotes: Process = {
  name: 'quotes',
  about: 'Quotes a price for a quantity with discount and tax; an accepted quote becomes an order.',
  weight: 2.4,
  attach(site) {
    const { entities, random } = site;
    const goods = pricedThing(site);
    if (!goods || isPricedAlready(entities)) return undefined;
    const noun = nounFor(goods.noun, 'quote', entities);
    const order = nounFor(goods.noun, random.pick(['order', 'purchase order', 'sales order']), entities);
    if (noun === undefined || order === undefined) return undefined;
    const [client] = thingsOf(site, 'person', 'company').filter((each) => each.noun !== goods.noun);
    const quoting = {
      goods: goods.noun,
      prices: drawnPrices(goods.price, random),
      days: random.pick([7, 10, 14, 21, 30]),
    };
    const rule = random.chance(0.7) ? enforced('quote_still_valid', {}) : bindsAgent('quote_still_valid', {});
    const quote = supportEntity(
      { noun, process: quotes.name, entities },
      {
        rows: random.integer(16, 80),
        fields: {
          [snakeCase(goods.noun)]: fieldOf({ ref: goods.noun }),
          ...(client ? { [snakeCase(client.noun)]: fieldOf({ ref: client.noun }) } : {}),
          ...fieldsOf({
            quantity: { integer: [1, 60] },
            unit_price: { money: [1, 400] },
            total: { money: [1, 9000], about: 'Total price, with discount and tax' },
            valid_until: { date: [-10, 25], about: 'Last day of the quote as YYYY-MM-DD' },
          }),
        },
        states: { status: ['open', 'accepted', 'declined'] },
        ends: ['accepted', 'declined'],
        operations: toolsFor(quoting, { client: client?.noun, order, random }),
        rules: [rule],
      },
    );
    const made = { ...entities, [noun]: quote };
    return {
      parts: { goods: goods.noun, quote: noun, order },
      entities: {
        [goods.noun]: withTools(withPrice(goods), { fixed: [goods.price] }),
        [noun]: quote,
        [order]: orderEntity(order, noun, made),
      },
    };
  },
  settle: settleQuotes,
};

/** Two processes that price one thing would answer the same question differently. */
export const isPricedAlready = (entities: Entities): boolean =>
  Object.values(entities).some(({ process }) => process === 'quotes' || process === 'price calculation');

const orderEntity = (noun: string, quote: string, entities: Entities) =>
  supportEntity(
    { noun, process: quotes.name, entities },
    {
      rows: 8,
      fields: {
        quote: fieldOf({ ref: quote }),
        ...fieldsOf({ total: { money: [1, 9000] }, ordered_on: { date: [-20, 0] } }),
      },
      operations: [toolOf('search', { by: ['quote', 'total', 'ordered_on'] })],
    },
  );

function toolsFor(
  quoting: Quoting,
  { client, order, random }: { client: string | undefined; order: string; random: Random },
): OperationSpec[] {
  const verb = random.pick(['request', 'create', 'prepare']);
  const decline = {
    verb: random.pick(['decline', 'reject']),
    done: 'declined',
    from: ['open'],
    to: 'declined',
  };
  const more = random.shuffle([
    toolOf('estimate_price', { quoting }),
    toolOf('check_quote', { quoting }),
    toolOf('compare_quotes', { quoting }),
    toolOf('revise_quote', { quoting, verb: random.pick(['change', 'revise', 'update']) }),
  ]);
  return [
    toolOf('request_quote', { quoting, verb, ...(client === undefined ? {} : { client }) }),
    toolOf('accept_quote', { quoting, order }),
    ...more.slice(0, 3),
    ...(random.chance(0.4) ? [toolOf('transition', decline)] : []),
  ];
}

const quotingOptions = z.looseObject({ quoting: quotingSchema });

/** Totals follow from the prices; each accepted quote has its order, made before it expired. */
function settleQuotes(site: SettleSite): void {
  const { random, rowsOf, today, parts, entities } = site;
  const { quoting } = quotingOptions.parse(toolOptions(site, 'quote', 'accept_quote'));
  const { prices } = quoting;
  const column = ownerColumn(site, 'quote', 'goods');
  const priceOf = new Map(rowsOf('goods').map((row) => [row.id, Number(row[prices.price])]));
  for (const [index, row] of rowsOf('quote').entries()) {
    // At least one quote is accepted, one open and valid, and one open and expired.
    row.status = ['accepted', 'open', 'open', 'open'][index] ?? row.status ?? 'open';
    const age = index < 4 ? [quoting.days + 9, 0, quoting.days - 2, quoting.days + 2][index] : undefined;
    const made = age ?? random.integer(0, row.status === 'open' ? quoting.days + 2 : 50);
    // Prices have moved since then, now and then.
    const price =
      (priceOf.get(row[column] ?? null) ?? 0) * (random.chance(0.4) ? 0.9 + random.next() / 5 : 1);
    row.unit_price = rounded(price);
    row.total = totalFor(prices, Number(row.quantity), row.unit_price);
    row.valid_until = dayAfter(today, quoting.days - made);
  }
  const accepted = rowsOf('quote').filter(({ status }) => status === 'accepted');
  const quote = ownerColumn({ ...site, parts: { ...parts, owner: parts.quote ?? '' }, entities }, 'order');
  const orders = accepted.map(({ id, total, valid_until }) => {
    const made = dayAfter(String(valid_until), -quoting.days);
    const last = valid_until && valid_until < today ? String(valid_until) : today;
    const wait = random.integer(0, Math.round((Date.parse(last) - Date.parse(made)) / 86_400_000));
    return { [quote]: id ?? null, total: total ?? null, ordered_on: dayAfter(made, wait) };
  });
  setRows(site, 'order', orders);
}
