// Price calculation: what a quantity costs with discounts, codes, and tax, forwards and backwards.
import type { OperationSpec } from '../entity.ts';
import type { Prices } from '../operations/pricing/prices.ts';
import { drawnPrices, pricedThing, withPrice } from './priced.ts';
import {
  dayAfter,
  type Process,
  type ProcessSite,
  type SettleSite,
  supportEntity,
  toolOf,
  withTools,
} from './process.ts';
import { isPricedAlready } from './quotes.ts';
import { bindsAgent, enforced, fieldsOf, nounFor } from './support.ts';

export const priceCalculation: Process = {
  name: 'price calculation',
  about: 'Calculates prices with discounts by quantity, discount codes, and tax.',
  weight: 2,
  attach(site) {
    const { entities, random } = site;
    const goods = pricedThing(site);
    if (!goods || isPricedAlready(entities)) return undefined;
    const noun = nounFor(goods.noun, random.pick(['discount code', 'voucher', 'promo code']), entities);
    if (noun === undefined) return undefined;
    const prices = drawnPrices(goods.price, random);
    const codes = { goods: goods.noun };
    const rule = random.chance(0.7) ? enforced('code_still_valid', {}) : bindsAgent('code_still_valid', {});
    const book = supportEntity(
      { noun, process: priceCalculation.name, entities },
      {
        rows: 9,
        fields: fieldsOf({
          percent: { integer: [5, 30], about: 'Discount in percent' },
          minimum_quantity: { integer: [1, 12] },
          valid_until: { date: [-15, 60], about: 'Last day on which it can be used, as YYYY-MM-DD' },
          uses_left: { integer: [0, 40] },
        }),
        operations: [
          toolOf('check_code', codes),
          ...(random.chance(0.7) ? [toolOf('redeem_code', codes)] : []),
        ],
        rules: [rule],
      },
    );
    return {
      parts: { goods: goods.noun, codes: noun },
      entities: {
        [goods.noun]: withTools(withPrice(goods), {
          operations: toolsFor(prices, { codes: noun, random }),
          fixed: [goods.price],
        }),
        [noun]: book,
      },
    };
  },
  settle: settleCodes,
};

function toolsFor(
  prices: Prices,
  { codes, random }: { codes: string; random: ProcessSite['random'] },
): OperationSpec[] {
  const more = random.shuffle([
    toolOf('compare_prices', { prices }),
    toolOf('quantity_for_budget', { prices }),
  ]);
  return [
    toolOf('calculate_price', { prices, ...(random.chance(0.6) ? { codes } : {}) }),
    ...more.slice(0, random.integer(1, 2)),
  ];
}

/** Of the codes at least one has expired, and at least one has no uses left. */
function settleCodes({ random, rowsOf, today }: SettleSite): void {
  const [expired, used, ...others] = random.shuffle(rowsOf('codes'));
  for (const row of others) {
    row.percent = 5 * random.integer(1, 5);
    if (random.chance(0.7))
      Object.assign(row, {
        valid_until: dayAfter(today, random.integer(1, 60)),
        uses_left: random.integer(1, 40),
      });
  }
  if (expired)
    Object.assign(expired, {
      valid_until: dayAfter(today, -random.integer(1, 15)),
      uses_left: random.integer(1, 9),
    });
  if (used) Object.assign(used, { valid_until: dayAfter(today, random.integer(3, 40)), uses_left: 0 });
}
