// Tools that reserve stock and hand out what was reserved.
import { z } from 'zod';
import { snakeCase } from '../../../english.ts';
import { errorCode, guard, isKey, mustExist, newestRow, oneRow } from '../../../worlds/programs.ts';
import { identifier, literal, today } from '../../../worlds/sql.ts';
import { columnNamed } from '../../entity-view.ts';
import { newRow } from '../../writes.ts';
import { figures } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { rangeSchema, valueParameters } from '../parameters.ts';
import { onHand, reservedOf, stockSchema, stockSite, stockWords } from './holdings.ts';

export const reserveStock = defineOperation({
  name: 'reserve_stock',
  effect: 'write',
  does: 'write',
  options: z.strictObject({
    stock: stockSchema,
    verb: z.string(),
    client: z.string().optional().describe('noun of the one that it is reserved for'),
  }),
  writes: ({ stock, client }) => [
    {
      kind: 'row',
      sets: [
        snakeCase(stock.item),
        'quantity',
        'reserved_on',
        'hold_until',
        'status',
        ...(client === undefined ? [] : [snakeCase(client)]),
      ],
    },
  ],
  parts(site, { stock, verb, client }) {
    const own = stockSite(stock, site);
    const { item, reservation, column } = own;
    const buyer = client === undefined ? undefined : site.viewOf(client);
    const words = { ...stockWords(own), verb, client: buyer?.idParameter };
    const take = valueParameters(site, words);
    const left =
      `(SELECT ${onHand(own, 's')} FROM ${identifier(item.table)} s WHERE s."id" = :${item.idParameter}) - ` +
      reservedOf(own, `:${item.idParameter}`);
    const values = {
      [column.slice(1, -1)]: `:${item.idParameter}`,
      quantity: ':quantity',
      reserved_on: today,
      hold_until: `date(${today}, '+' || :hold_days || ' days')`,
      ...(buyer ? { [buyer.idParameter]: `:${buyer.idParameter}` } : {}),
    };
    return {
      name: [verb, verb === 'reserve' ? item.noun : reservation.noun],
      words,
      parameters: [
        idParameter(item),
        ...(buyer ? [idParameter(buyer)] : []),
        take('quantity', rangeSchema(1, 200)),
        take('hold_days', rangeSchema(1, 14)),
      ],
      samples: [1, 2, 4, 6, 10, 25].map((quantity) => ({
        quantity,
        hold_days: site.random.pick([2, 3, 5, 7]),
      })),
      guards: [item, ...(buyer ? [buyer] : [])].map((view) => mustExist(view, view.idParameter)),
      changes: [{ values: newRow(reservation, values) }],
      result: newestRow(reservation, [figures(site, words)('free_quantity', left, { type: 'integer' })]),
    };
  },
});

export const fulfillReservation = defineOperation({
  name: 'fulfill_reservation',
  effect: 'write',
  does: 'write',
  options: z.strictObject({ stock: stockSchema, verb: z.string() }),
  writes: ({ stock }) => [
    { kind: 'amount', sets: [stock.quantity], noun: stock.item },
    { kind: 'state', sets: ['status'], from: ['open'], to: 'fulfilled' },
  ],
  parts(site, { stock, verb }) {
    const own = stockSite(stock, site);
    const { item, reservation, column } = own;
    const words = { ...stockWords(own), verb };
    const isThis = isKey(reservation, reservation.idParameter);
    const ofThis = (select: string): string =>
      `(SELECT ${select} FROM ${identifier(reservation.table)} WHERE ${isThis})`;
    const quantity = identifier(columnNamed(item, stock.quantity).name);
    const left = `(SELECT ${onHand(own, 's')} FROM ${identifier(item.table)} s WHERE s."id" = t.${column})`;
    return {
      name: [verb, reservation.noun],
      words,
      parameters: [idParameter(reservation)],
      guards: [
        mustExist(reservation, reservation.idParameter),
        guard(
          `${ofThis('"status"')} = 'open'`,
          errorCode(reservation.noun, 'not open'),
          `{${reservation.idParameter}} is not open any more.`,
        ),
        guard(
          `(SELECT ${quantity} FROM ${identifier(item.table)} WHERE "id" = ${ofThis(column)}) >= ` +
            ofThis('"quantity"'),
          'NOT_ENOUGH_STOCK',
          `There is less on hand than {${reservation.idParameter}} asks for.`,
        ),
      ],
      changes: [
        {
          values: { [quantity.slice(1, -1)]: `${quantity} - ${ofThis('"quantity"')}` },
          where: `"id" = ${ofThis(column)}`,
        },
        { values: { status: literal('fulfilled') }, where: isThis },
      ],
      result: oneRow(reservation, `t.${isThis}`, [
        figures(site, words)('quantity_left', left, { type: 'integer' }),
      ]),
    };
  },
});
