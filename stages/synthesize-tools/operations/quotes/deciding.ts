// Tools for quotes that are out: whether one still holds, which is cheapest, and its acceptance as an order.
import { z } from 'zod';
import {
  errorCode,
  guard,
  isKey,
  type Member,
  mustExist,
  newestRow,
  rowList,
  rowsWhere,
  selectOne,
} from '../../../worlds/programs.ts';
import { cents, identifier, itemsOf, literal, today } from '../../../worlds/sql.ts';
import { columnOfOwner } from '../../entity-view.ts';
import { newRow } from '../../writes.ts';
import { figures, given } from '../figure.ts';
import { allKnown } from '../known-ids.ts';
import { defineOperation, idParameter, idsParameter } from '../operation.ts';
import { priceOf } from '../pricing/calculating.ts';
import { priceSteps } from '../pricing/prices.ts';
import { quoteWords, quotingSchema } from './quoting.ts';

export const acceptQuote = defineOperation({
  name: 'accept_quote',
  effect: 'write',
  does: 'write',
  options: z.strictObject({ quoting: quotingSchema, order: z.string().describe('noun of the orders') }),
  writes: ({ order }) => [
    { kind: 'state', sets: ['status'], from: ['open'], to: 'accepted' },
    { kind: 'row', sets: ['quote', 'total', 'ordered_on'], noun: order },
  ],
  parts(site, { quoting, order }) {
    const { view } = site;
    const orders = site.viewOf(order);
    const isThis = isKey(view, view.idParameter);
    const quoted = `(SELECT "total" FROM ${identifier(view.table)} WHERE ${isThis})`;
    const values = { quote_id: `:${view.idParameter}`, total: quoted, ordered_on: today };
    return {
      name: ['accept', view.noun],
      words: { ...quoteWords(quoting, site.viewOf(quoting.goods)), order: orders.noun },
      parameters: [idParameter(view)],
      guards: [
        mustExist(view, view.idParameter),
        guard(
          `(SELECT "status" FROM ${identifier(view.table)} WHERE ${isThis}) = 'open'`,
          errorCode(view.noun, 'not open'),
          `{${view.idParameter}} is not open any more.`,
        ),
      ],
      changes: [
        { values: { status: literal('accepted') }, where: isThis },
        { values: newRow(orders, values) },
      ],
      result: newestRow(orders),
    };
  },
});

export const checkQuote = defineOperation({
  name: 'check_quote',
  effect: 'read',
  does: 'check',
  options: z.strictObject({ quoting: quotingSchema }),
  parts(site, { quoting }) {
    const { view } = site;
    const goods = site.viewOf(quoting.goods);
    const words = quoteWords(quoting, goods);
    const figure = figures(site, words);
    const price =
      `(SELECT ${priceOf(goods, quoting.prices, 'g')} FROM ${identifier(goods.table)} g ` +
      `WHERE g."id" = t.${columnOfOwner(view, goods)})`;
    const { total } = priceSteps(quoting.prices, { quantity: 't."quantity"', price });
    return {
      name: site.random.pick([
        ['check', view.noun],
        ['check', `${view.noun} validity`],
        ['review', view.noun],
      ]),
      words,
      parameters: [idParameter(view)],
      guards: [mustExist(view, view.idParameter)],
      result: selectOne(
        [
          given(view.idParameter, 't."id"'),
          given('status', 't."status"'),
          figure('can_be_accepted', `t."status" = 'open' AND t."valid_until" >= ${today}`, {
            type: 'boolean',
          }),
          figure('days_left', `CAST(julianday(t."valid_until") - julianday(${today}) AS INTEGER)`, {
            type: 'integer',
          }),
          figure('quoted_total', 't."total"'),
          figure('total_today', total),
          figure('difference', `round(${total} - t."total", 2)`),
        ],
        `${identifier(view.table)} t WHERE t.${isKey(view, view.idParameter)}`,
      ),
    };
  },
});

export const compareQuotes = defineOperation({
  name: 'compare_quotes',
  effect: 'read',
  does: 'compute',
  options: z.strictObject({ quoting: quotingSchema }),
  parts(site, { quoting }) {
    const { view } = site;
    const ids = idsParameter(view, { least: 2, most: 5 });
    const words = { ...quoteWords(quoting, site.viewOf(quoting.goods)), ids: ids.name };
    const figure = figures(site, words);
    const chosen = `"id" IN ${itemsOf(ids.name)}`;
    const perUnit = cents('"total" / "quantity"');
    const first = (select: string, order: string): string =>
      `(SELECT ${select} FROM ${identifier(view.table)} WHERE ${chosen} ` +
      `ORDER BY "total" / "quantity"${order} LIMIT 1)`;
    const cheapest: Member = figure('cheapest', first('"id"', ', "id"'), { type: 'string' });
    const unit = (name: string, order: string): Member => figure(name, first(perUnit, order));
    return {
      name: ['compare', view.plural],
      words,
      parameters: [ids],
      guards: [allKnown(view, ids.name)],
      result: selectOne(
        [cheapest, unit('lowest_per_unit', ''), unit('highest_per_unit', ' DESC'), rowList(view)],
        `(${rowsWhere(view, chosen)}) t`,
      ),
    };
  },
});
