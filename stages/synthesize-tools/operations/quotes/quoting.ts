// Tools that name a price: an estimate that is not kept, and a quote that is.
import { z } from 'zod';
import { snakeCase } from '../../../english.ts';
import {
  errorCode,
  guard,
  isKey,
  mustExist,
  newestRow,
  oneRow,
  selectOne,
} from '../../../worlds/programs.ts';
import { identifier, today } from '../../../worlds/sql.ts';
import { columnOfOwner, type EntityView } from '../../entity-view.ts';
import { newRow } from '../../writes.ts';
import { figures, given } from '../figure.ts';
import { defineOperation, idParameter, type ToolSite } from '../operation.ts';
import { rangeSchema, valueParameters } from '../parameters.ts';
import { priceOf, priceWords, stepMembers } from '../pricing/calculating.ts';
import { type Prices, priceSteps, pricesSchema } from '../pricing/prices.ts';

export const quotingSchema = z.strictObject({
  goods: z.string().describe('noun of what is quoted'),
  prices: pricesSchema,
  days: z.int().describe('for how long a quote is valid'),
});
export type Quoting = z.infer<typeof quotingSchema>;

const quantities = [1, 2, 4, 6, 10, 15, 24, 30, 50];
export const samplesOf = ({ random }: Pick<ToolSite, 'random'>) =>
  random
    .shuffle(quantities)
    .slice(0, 6)
    .map((quantity) => ({ quantity }));

export const quoteWords = ({ prices, days }: Quoting, goods: EntityView) => ({
  ...priceWords(prices),
  goods: goods.noun,
  goodsPlural: goods.plural,
  goodsId: goods.idParameter,
  days: String(days),
});

/** SQL for the present price of one of what a call names. */
const namedPrice = (goods: EntityView, prices: Prices): string =>
  `(SELECT ${priceOf(goods, prices, 'g')} FROM ${identifier(goods.table)} g ` +
  `WHERE g.${isKey(goods, goods.idParameter)})`;

export const estimatePrice = defineOperation({
  name: 'estimate_price',
  effect: 'read',
  does: 'quote',
  options: z.strictObject({ quoting: quotingSchema }),
  parts(site, { quoting }) {
    const goods = site.viewOf(quoting.goods);
    const words = quoteWords(quoting, goods);
    const figure = figures(site, words);
    const steps = priceSteps(quoting.prices, {
      quantity: ':quantity',
      price: priceOf(goods, quoting.prices),
    });
    return {
      name: [site.random.pick(['estimate', 'preview', 'quote']), `${goods.noun} price`],
      words,
      parameters: [idParameter(goods), valueParameters(site, words)('quantity', rangeSchema(1, 500))],
      samples: samplesOf(site),
      guards: [mustExist(goods, goods.idParameter)],
      result: selectOne(
        [
          given(goods.idParameter, 't."id"'),
          given('quantity', ':quantity', 'integer'),
          figure('unit_price', priceOf(goods, quoting.prices)),
          ...stepMembers(quoting.prices, steps, figure),
        ],
        `${identifier(goods.table)} t WHERE t.${isKey(goods, goods.idParameter)}`,
      ),
    };
  },
});

export const requestQuote = defineOperation({
  name: 'request_quote',
  effect: 'write',
  does: 'quote',
  options: z.strictObject({
    quoting: quotingSchema,
    verb: z.string(),
    client: z.string().optional().describe('noun of the one that it is made for'),
  }),
  writes: ({ quoting, client }) => [
    {
      kind: 'row',
      sets: [
        snakeCase(quoting.goods),
        ...(client === undefined ? [] : [snakeCase(client)]),
        'quantity',
        'unit_price',
        'total',
        'valid_until',
        'status',
      ],
    },
  ],
  parts(site, { quoting, verb, client }) {
    const { view } = site;
    const goods = site.viewOf(quoting.goods);
    const buyer = client === undefined ? undefined : site.viewOf(client);
    const words = { ...quoteWords(quoting, goods), verb, client: buyer?.idParameter };
    const price = namedPrice(goods, quoting.prices);
    const steps = priceSteps(quoting.prices, { quantity: ':quantity', price });
    const values = {
      [columnOfOwner(view, goods).slice(1, -1)]: `:${goods.idParameter}`,
      ...(buyer ? { [columnOfOwner(view, buyer).slice(1, -1)]: `:${buyer.idParameter}` } : {}),
      quantity: ':quantity',
      unit_price: price,
      total: steps.total,
      valid_until: `date(${today}, '+${quoting.days} days')`,
    };
    return {
      name: [verb, view.noun],
      words,
      parameters: [
        idParameter(goods),
        ...(buyer ? [idParameter(buyer)] : []),
        valueParameters(site, words)('quantity', rangeSchema(1, 500)),
      ],
      samples: samplesOf(site),
      guards: [goods, ...(buyer ? [buyer] : [])].map((each) => mustExist(each, each.idParameter)),
      changes: [{ values: newRow(view, values) }],
      result: newestRow(view, stepMembers(quoting.prices, steps, figures(site, words)).slice(0, -1)),
    };
  },
});

export const reviseQuote = defineOperation({
  name: 'revise_quote',
  effect: 'write',
  does: 'quote',
  options: z.strictObject({ quoting: quotingSchema, verb: z.string() }),
  writes: () => [{ kind: 'fields', sets: ['quantity', 'unit_price', 'total', 'valid_until'] }],
  parts(site, { quoting, verb }) {
    const { view } = site;
    const goods = site.viewOf(quoting.goods);
    const words = { ...quoteWords(quoting, goods), verb };
    const isThis = isKey(view, view.idParameter);
    const own = `(SELECT ${columnOfOwner(view, goods)} FROM ${identifier(view.table)} WHERE ${isThis})`;
    const price =
      `(SELECT ${priceOf(goods, quoting.prices, 'g')} FROM ${identifier(goods.table)} g ` +
      `WHERE g."id" = ${own})`;
    const { total } = priceSteps(quoting.prices, { quantity: ':quantity', price });
    return {
      name: [verb, `${view.noun} quantity`],
      words,
      parameters: [idParameter(view), valueParameters(site, words)('quantity', rangeSchema(1, 500))],
      samples: samplesOf(site),
      guards: [
        mustExist(view, view.idParameter),
        guard(
          `(SELECT "status" FROM ${identifier(view.table)} WHERE ${isThis}) = 'open'`,
          errorCode(view.noun, 'not open'),
          `{${view.idParameter}} is not open any more.`,
        ),
      ],
      changes: [
        {
          values: {
            quantity: ':quantity',
            unit_price: price,
            total,
            valid_until: `date(${today}, '+${quoting.days} days')`,
          },
          where: isThis,
        },
      ],
      result: oneRow(view, `t.${isThis}`),
    };
  },
});
