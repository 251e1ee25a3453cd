// Tools that price shipping and compute delivery dates.
import { type Guard, guard, jsonObject, listSchema, mustExist, selectOne } from '../../../worlds/programs.ts';
import { identifier, literal, today } from '../../../worlds/sql.ts';
import type { EntityView } from '../../entity-view.ts';
import { figures } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { choiceSchema, leftOut, rangeSchema, valueParameters } from '../parameters.ts';
import {
  afterBusinessDays,
  businessDays,
  carriage,
  heaviest,
  type Shipping,
  shippingSchema,
  shippingWords,
} from './rates.ts';

const uses = () => ['weight', 'zone'];

const fromRow = ({ table, idParameter: id }: EntityView): string =>
  `${identifier(table)} WHERE "id" = :${id}`;

/** The speed that the call names takes the weight of the row. */
const mustTakeWeight = (view: EntityView, options: Shipping): Guard =>
  guard(
    `"weight" <= ${heaviest(options, ':speed')} FROM ${fromRow(view)}`,
    'TOO_HEAVY_FOR_SPEED',
    `{${view.idParameter}} is too heavy for {speed} delivery.`,
  );

export const quoteShipping = defineOperation({
  name: 'quote_shipping',
  effect: 'read',
  does: 'quote',
  options: shippingSchema,
  uses,
  parts(site, options) {
    const { view } = site;
    const words = shippingWords(options);
    const shown = figures(site, words);
    const value = valueParameters(site, words);
    const price = carriage(options, ':speed');
    const insurance = `round(coalesce(:insured_value, 0) * ${options.insurance} / 100.0, 2)`;
    return {
      name: ['quote', `${view.noun} ${site.random.pick(['shipping', 'delivery'])}`],
      words,
      parameters: [
        idParameter(view),
        value('speed', choiceSchema(Object.keys(options.speeds))),
        leftOut(value('insured_value', rangeSchema(10, 5000, 'number'))),
      ],
      samples: [100, 250, 400, 800, 1500].map((insured_value) => ({ insured_value })),
      guards: [mustExist(view, view.idParameter), mustTakeWeight(view, options)],
      result: selectOne(
        [
          shown('shipped_weight', '"weight"'),
          shown('carriage', price),
          shown('insurance_fee', insurance),
          shown('shipping_price', `round(${price} + ${insurance}, 2)`),
        ],
        fromRow(view),
      ),
    };
  },
});

export const estimateDelivery = defineOperation({
  name: 'estimate_delivery',
  effect: 'read',
  does: 'compute',
  options: shippingSchema,
  uses,
  parts(site, options) {
    const { view } = site;
    const shown = figures(site);
    const days = businessDays(options, ':speed');
    const start = `coalesce(:handed_over_on, ${today})`;
    const value = valueParameters(site);
    return {
      name: ['estimate', `${view.noun} delivery`],
      words: shippingWords(options),
      parameters: [
        idParameter(view),
        value('speed', choiceSchema(Object.keys(options.speeds))),
        leftOut(value('handed_over_on', { type: 'string', format: 'date' })),
      ],
      samples: handedOver(site.viewOf(options.events), site.random),
      guards: [
        mustExist(view, view.idParameter),
        mustTakeWeight(view, options),
        guard(`${start} >= ${today}`, 'DAY_IN_PAST', '{handed_over_on} has passed.'),
      ],
      result: selectOne(
        [
          shown('business_days', days, { type: 'integer' }),
          shown('delivery_date', afterBusinessDays(start, days), { type: 'string' }),
        ],
        fromRow(view),
      ),
    };
  },
});

/** Days on which something may be handed over: as those of the events, and some that have passed. */
function handedOver(
  { columns }: EntityView,
  random: Parameters<EntityView['columns'][number]['kind']['value']>[0],
) {
  const kind = columns.find(({ field }) => field === 'happened_on')?.kind;
  return Array.from({ length: 5 }, () => ({ handed_over_on: kind?.value(random, {}) ?? null }));
}

export const compareSpeeds = defineOperation({
  name: 'compare_speeds',
  effect: 'read',
  does: 'quote',
  options: shippingSchema,
  uses,
  parts(site, options) {
    const { view } = site;
    const words = shippingWords(options);
    const shown = figures(site, words);
    const offers = Object.entries(options.speeds)
      .map(([speed, { most }]) => {
        const named = literal(speed);
        return (
          `SELECT ${named} AS speed, ${carriage(options, named)} AS price, ` +
          `${afterBusinessDays(today, businessDays(options, named))} AS arrives ` +
          `FROM ${fromRow(view)} AND "weight" <= ${most}`
        );
      })
      .join(' UNION ALL ');
    const offer = jsonObject([
      { name: 'speed', sql: 'o.speed', schema: { type: 'string' } },
      { name: 'price', sql: 'o.price', schema: { type: 'number' } },
      { name: 'delivery_date', sql: 'o.arrives', schema: { type: 'string', format: 'date' } },
    ]);
    return {
      name: ['compare', `${view.noun} speeds`],
      words,
      parameters: [idParameter(view)],
      guards: [mustExist(view, view.idParameter)],
      result: selectOne(
        [
          shown('cheapest_speed', `(SELECT speed FROM (${offers}) ORDER BY price, speed LIMIT 1)`, {
            type: ['string', 'null'],
          }),
          shown('lowest_price', 'MIN(o.price)', { type: ['number', 'null'] }),
          shown('earliest_delivery', 'MIN(o.arrives)', { type: ['string', 'null'] }),
          { name: 'offers', sql: `json_group_array(${offer.sql})`, schema: listSchema(offer.schema) },
        ],
        `(${offers}) o`,
      ),
    };
  },
});
