// Tools that compute from stock and its reservations: what is free, what to reorder, what runs out.
import { z } from 'zod';
import {
  counter,
  isKey,
  jsonObject,
  listSchema,
  mustExist,
  rowList,
  rowsWhere,
  selectOne,
} from '../../../worlds/programs.ts';
import { allOf, identifier, today } from '../../../worlds/sql.ts';
import { figures, given } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { rangeSchema, valueParameters } from '../parameters.ts';
import { isHeld, onHand, reservedOf, stockSchema, stockSite, stockWords } from './holdings.ts';

const options = z.strictObject({ stock: stockSchema });

export const checkStock = defineOperation({
  name: 'check_stock',
  effect: 'read',
  does: 'check',
  options,
  parts(site, { stock }) {
    const own = stockSite(stock, site);
    const words = stockWords(own);
    const figure = figures(site, words);
    const { item } = own;
    const reserved = reservedOf(own, 't."id"');
    const free = `(${onHand(own, 't')} - ${reserved})`;
    return {
      name: site.random.pick([
        ['check', `${item.noun} stock`],
        ['check', `free ${item.noun}`],
        ['get', `${item.noun} availability`],
      ]),
      words,
      parameters: [idParameter(item), valueParameters(site, words)('quantity', rangeSchema(1, 500))],
      samples: [2, 5, 10, 24, 60, 120].map((quantity) => ({ quantity })),
      guards: [mustExist(item, item.idParameter)],
      result: selectOne(
        [
          given(item.idParameter),
          figure('on_hand', onHand(own, 't'), counter()),
          figure('reserved_quantity', reserved, counter()),
          figure('free_quantity', free, counter()),
          figure('is_enough', `${free} >= :quantity`, { type: 'boolean' }),
          figure('missing_quantity', `MAX(:quantity - ${free}, 0)`, counter()),
        ],
        `${identifier(item.table)} t WHERE t.${isKey(item, item.idParameter)}`,
      ),
    };
  },
});

export const suggestReorder = defineOperation({
  name: 'suggest_reorder',
  effect: 'read',
  does: 'compute',
  options: z.strictObject({ stock: stockSchema, pack: z.int().describe('orders come in multiples of it') }),
  parts(site, { stock, pack }) {
    const own = stockSite(stock, site);
    const words = { ...stockWords(own), pack: String(pack) };
    const figure = figures(site, words);
    const take = valueParameters(site, words);
    const { item } = own;
    const free = `(${onHand(own, 't')} - ${reservedOf(own, 't."id"')})`;
    const line = jsonObject([
      given(item.idParameter, 't."id"'),
      given('free_quantity', free, 'integer'),
      given('missing_quantity', `:target - ${free}`, 'integer'),
      given('order_quantity', `((:target - ${free} + ${pack - 1}) / ${pack}) * ${pack}`, 'integer'),
    ]);
    const short =
      `SELECT ${line.sql} AS line FROM ${identifier(item.table)} t ` +
      `WHERE ${free} < :minimum ORDER BY ${free}, t."id"`;
    return {
      name: site.random.pick([
        ['suggest', `${item.noun} reorder`],
        ['plan', `${item.noun} reorder`],
        ['calculate', `${item.noun} restock`],
      ]),
      words,
      parameters: [take('minimum', rangeSchema(1, 300)), take('target', rangeSchema(1, 600))],
      samples: [
        { minimum: 20, target: 60 },
        { minimum: 40, target: 100 },
        { minimum: 10, target: 50 },
        { minimum: 100, target: 200 },
        { minimum: 60, target: 120 },
      ],
      guards: [
        {
          sql: 'SELECT :target >= :minimum',
          error: {
            code: 'TARGET_BELOW_MINIMUM',
            message: 'The target {target} is below the minimum {minimum}.',
          },
        },
      ],
      result: selectOne([
        figure('count', `(SELECT COUNT(*) FROM (${short}))`, counter()),
        figure(
          'suggestions',
          `(SELECT json_group_array(json(line)) FROM (${short} LIMIT 20))`,
          listSchema(line.schema),
        ),
      ]),
    };
  },
});

export const expiringHolds = defineOperation({
  name: 'expiring_holds',
  effect: 'read',
  does: 'check',
  options,
  parts(site, { stock }) {
    const own = stockSite(stock, site);
    const words = stockWords(own);
    const figure = figures(site, words);
    const { reservation } = own;
    const last = `date(${today}, '+' || :days || ' days')`;
    const rows = rowList(reservation, 'r');
    const query =
      `SELECT h.* FROM ${identifier(reservation.table)} h ` +
      `WHERE ${isHeld('h')} AND h."hold_until" <= ${last} ORDER BY h."hold_until", h."id"`;
    return {
      name: site.random.pick([
        ['check', `expiring ${reservation.plural}`],
        ['list', `expiring ${reservation.plural}`],
      ]),
      words,
      parameters: [valueParameters(site, words)('days', rangeSchema(0, 30))],
      samples: [1, 2, 3, 5, 7].map((days) => ({ days })),
      result: selectOne([
        figure('count', `(SELECT COUNT(*) FROM (${query}))`, counter()),
        figure('held_quantity', `(SELECT coalesce(SUM("quantity"), 0) FROM (${query}))`, counter()),
        { name: rows.name, sql: `(SELECT ${rows.sql} FROM (${query} LIMIT 20) r)`, schema: rows.schema },
      ]),
    };
  },
});

export const reservationsOf = defineOperation({
  name: 'reservations_of',
  effect: 'read',
  does: 'compute',
  options,
  parts(site, { stock }) {
    const own = stockSite(stock, site);
    const words = stockWords(own);
    const figure = figures(site, words);
    const { item, reservation, column } = own;
    const open = allOf([`${column} = :${item.idParameter}`, `"status" = 'open'`]);
    const rows = rowList(reservation, 'r');
    const reserved = reservedOf(own, 't."id"');
    return {
      name: site.random.pick([
        ['get', `${item.noun} reservations`],
        ['sum up', `${item.noun} reservations`],
      ]),
      words,
      parameters: [idParameter(item)],
      guards: [mustExist(item, item.idParameter)],
      result: selectOne(
        [
          given(item.idParameter),
          figure('on_hand', onHand(own, 't'), counter()),
          figure('reserved_quantity', reserved, counter()),
          figure('reserved_share', `round(${reserved} * 100.0 / MAX(${onHand(own, 't')}, 1), 1)`),
          {
            name: rows.name,
            sql: `(SELECT ${rows.sql} FROM (${rowsWhere(reservation, open, '"hold_until", "id"')} LIMIT 20) r)`,
            schema: rows.schema,
          },
        ],
        `${identifier(item.table)} t WHERE t.${isKey(item, item.idParameter)}`,
      ),
    };
  },
});
