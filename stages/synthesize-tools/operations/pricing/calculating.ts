// Tools that calculate what something costs: for a quantity, for two quantities side by side, and backwards
// from a budget.
import { z } from 'zod';
import {
  counter,
  guard,
  isKey,
  jsonObject,
  type Member,
  mustExist,
  selectOne,
} from '../../../worlds/programs.ts';
import { cents, identifier, today } from '../../../worlds/sql.ts';
import { columnNamed, type EntityView } from '../../entity-view.ts';
import { figures, given } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { leftOut, rangeSchema, valueParameters } from '../parameters.ts';
import { type Prices, priceSteps, pricesSchema, taxWords, tierWords } from './prices.ts';

const options = z.strictObject({ prices: pricesSchema });
const quantities = [1, 2, 3, 5, 8, 10, 12, 20, 25, 40, 60];

export const priceOf = (view: EntityView, { price }: Prices, alias = 't'): string =>
  `${alias}.${identifier(columnNamed(view, price).name)}`;

export const priceWords = (prices: Prices) => ({ tiers: tierWords(prices), tax: taxWords(prices) });

/** The steps of a price as members of a result; a step that changes nothing is left out. */
export function stepMembers(
  prices: Prices,
  steps: ReturnType<typeof priceSteps>,
  figure: ReturnType<typeof figures>,
): Member[] {
  const hasDiscount = prices.tiers.length > 0 || !steps.percent.endsWith('+ 0)');
  return [
    figure('list_price', steps.list),
    ...(hasDiscount ? [figure('discount_percent', steps.percent), figure('discount', steps.discount)] : []),
    ...(prices.tax > 0 ? [figure('net', steps.net), figure('tax', steps.tax)] : []),
    figure('total', steps.total),
  ];
}

export const calculatePrice = defineOperation({
  name: 'calculate_price',
  effect: 'read',
  does: 'compute',
  options: z.strictObject({
    prices: pricesSchema,
    codes: z.string().optional().describe('noun of the discount codes'),
  }),
  uses: ({ prices: { price } }) => [price],
  parts(site, { prices, codes }) {
    const { view, random, viewOf } = site;
    const book = codes === undefined ? undefined : codeParts(viewOf(codes));
    const words = { ...priceWords(prices), code: codes };
    const figure = figures(site, words);
    const take = valueParameters(site, words);
    const steps = priceSteps(prices, {
      quantity: ':quantity',
      price: priceOf(view, prices),
      ...(book ? { more: book.percent } : {}),
    });
    return {
      name: [random.pick(['calculate', 'compute', 'get']), `${view.noun} price`],
      words,
      parameters: [
        idParameter(view),
        take('quantity', rangeSchema(1, 500)),
        ...(book ? [leftOut({ ...take('code', { type: 'string' }), ...book.parameter })] : []),
      ],
      samples: random
        .shuffle(quantities)
        .slice(0, 6)
        .map((quantity) => ({ quantity })),
      guards: [mustExist(view, view.idParameter), ...(book ? [book.guard] : [])],
      result: selectOne(
        [
          given(view.idParameter, 't."id"'),
          given('quantity', ':quantity', 'integer'),
          figure('unit_price', priceOf(view, prices)),
          ...stepMembers(prices, steps, figure),
        ],
        `${identifier(view.table)} t WHERE t.${isKey(view, view.idParameter)}`,
      ),
    };
  },
});

/** How a discount code takes part in a price: its parameter, what must hold of it, and what it takes off. */
function codeParts(book: EntityView) {
  const own = `FROM ${identifier(book.table)} WHERE "id" = :${book.idParameter}`;
  const isUsable = `EXISTS (SELECT 1 ${own} AND "valid_until" >= ${today} AND "uses_left" > 0)`;
  return {
    parameter: { name: book.idParameter, table: book.table },
    percent: `coalesce((SELECT "percent" ${own}), 0)`,
    guard: guard(
      `:${book.idParameter} IS NULL OR ${isUsable}`,
      'CODE_NOT_USABLE',
      `{${book.idParameter}} does not exist, has expired, or has no uses left.`,
    ),
  };
}

export const comparePrices = defineOperation({
  name: 'compare_prices',
  effect: 'read',
  does: 'compute',
  options,
  uses: ({ prices: { price } }) => [price],
  parts(site, { prices }) {
    const { view, random } = site;
    const words = priceWords(prices);
    const figure = figures(site, words);
    const take = valueParameters(site, words);
    const side = (quantity: string) => {
      const { total, percent } = priceSteps(prices, { quantity, price: priceOf(view, prices) });
      return jsonObject([
        given('quantity', quantity, 'integer'),
        { name: 'discount_percent', sql: percent, schema: { type: 'number' } },
        { name: 'total', sql: total, schema: { type: 'number' } },
        { name: 'total_per_unit', sql: cents(`${total} / ${quantity}`), schema: { type: 'number' } },
      ]);
    };
    const totals = [':quantity', ':other_quantity'].map(
      (quantity) => priceSteps(prices, { quantity, price: priceOf(view, prices) }).total,
    );
    return {
      name: ['compare', `${view.noun} prices`],
      words,
      parameters: [
        idParameter(view),
        take('quantity', rangeSchema(1, 500)),
        take('other_quantity', rangeSchema(1, 500)),
      ],
      samples: Array.from({ length: 6 }, () => {
        const [quantity = 1, other_quantity = 2] = random.shuffle(quantities);
        return { quantity, other_quantity };
      }),
      guards: [
        mustExist(view, view.idParameter),
        guard(':quantity <> :other_quantity', 'SAME_QUANTITY', 'Both quantities are {quantity}.'),
      ],
      result: selectOne(
        [
          given(view.idParameter, 't."id"'),
          { name: 'first', ...side(':quantity') },
          { name: 'second', ...side(':other_quantity') },
          figure('difference', `round(${totals[1]} - ${totals[0]}, 2)`),
        ],
        `${identifier(view.table)} t WHERE t.${isKey(view, view.idParameter)}`,
      ),
    };
  },
});

/** Quantities up to this are tried: a discount can make more cost less, so there is no formula. */
const mostAffordable = 200;

export const quantityForBudget = defineOperation({
  name: 'quantity_for_budget',
  effect: 'read',
  does: 'compute',
  options,
  uses: ({ prices: { price } }) => [price],
  parts(site, { prices }) {
    const { view, random } = site;
    const words = { ...priceWords(prices), most: String(mostAffordable) };
    const figure = figures(site, words);
    const numbers = Array.from({ length: mostAffordable }, (_, index) => index + 1).join(',');
    const row = `${identifier(view.table)} t`;
    const total = priceSteps(prices, { quantity: 'q.value', price: priceOf(view, prices) }).total;
    const best =
      `SELECT t."id" AS id, q.value AS quantity, ${total} AS total FROM json_each('[${numbers}]') q, ${row} ` +
      `WHERE t.${isKey(view, view.idParameter)} AND ${total} <= :budget ORDER BY q.value DESC LIMIT 1`;
    return {
      name: random.pick([
        ['plan', `${view.noun} budget`],
        ['calculate', `affordable ${view.plural}`],
      ]),
      words,
      parameters: [
        idParameter(view),
        valueParameters(site, words)('budget', { type: 'number', minimum: 1, maximum: 1_000_000 }),
      ],
      samples: [200, 500, 1000, 2500, 150, 5000].map((budget) => ({ budget })),
      guards: [
        mustExist(view, view.idParameter),
        guard(`EXISTS (${best})`, 'BUDGET_TOO_LOW', '{budget} does not pay for a single one.'),
      ],
      result: selectOne(
        [
          given(view.idParameter, 'id'),
          figure('quantity', 'quantity', counter()),
          figure('total', 'total'),
          figure('remaining_budget', 'round(:budget - total, 2)'),
        ],
        `(${best})`,
      ),
    };
  },
});
