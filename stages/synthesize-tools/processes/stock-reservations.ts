// Stock reservations: what is on hand is promised to somebody, handed out, or released again.
import type { Random } from '../../../pipeline/hash.ts';
import { snakeCase } from '../../english.ts';
import type { Entity, OperationSpec } from '../entity.ts';
import type { Stock } from '../operations/stock/holdings.ts';
import {
  dayAfter,
  fieldOf,
  type Process,
  rounded,
  type SettleSite,
  supportEntity,
  toolOf,
  withTools,
} from './process.ts';
import { bindsAgent, enforced, fieldsOf, nounFor, ownerColumn, thingsOf } from './support.ts';

export const stockReservations: Process = {
  name: 'stock reservations',
  about: 'Reserves stock for a time, and computes what is free and what to reorder.',
  weight: 8,
  attach(site) {
    const { entities, random } = site;
    const [item] = thingsOf(site, 'stock', 'lot', 'product').filter(
      ({ entity }) => !isReservedElsewhere(entity),
    );
    const noun = item && nounFor(item.noun, 'reservation', entities);
    if (!item || noun === undefined) return undefined;
    const quantity = item.entity.fields.quantity ? 'quantity' : 'on_hand';
    const stock = { item: item.noun, reservation: noun, quantity };
    const [client] = thingsOf(site, 'person', 'company').filter((each) => each.noun !== item.noun);
    const settings = { item: snakeCase(item.noun), noun: item.noun, quantity };
    const rules = [
      random.chance(0.75)
        ? enforced('within_free_stock', settings)
        : bindsAgent('within_free_stock', settings),
      ...(random.chance(0.5) ? [enforced('hold_still_valid', {})] : []),
    ];
    const brought = supportEntity(
      { noun, process: stockReservations.name, entities },
      {
        rows: random.integer(20, 90),
        fields: {
          [snakeCase(item.noun)]: fieldOf({ ref: item.noun }),
          ...(client ? { [snakeCase(client.noun)]: fieldOf({ ref: client.noun }) } : {}),
          ...fieldsOf({
            quantity: { integer: [1, 24] },
            reserved_on: { date: [-14, 0] },
            hold_until: { date: [-4, 12], about: 'Last day of the reservation as YYYY-MM-DD' },
          }),
        },
        states: { status: ['open', 'fulfilled', 'released'] },
        ends: ['fulfilled', 'released'],
        operations: toolsFor(stock, { client: client?.noun, random }),
        rules,
      },
    );
    return {
      parts: { item: item.noun, reservation: noun, quantity },
      entities: { [item.noun]: withQuantity(item.entity, quantity), [noun]: brought },
    };
  },
  settle: settleStock,
};

/** Tools of another process may work with the field that this one replaces. */
const isReservedElsewhere = ({ fields, operations }: Entity): boolean =>
  fields.reserved !== undefined && operations.length > 0;

/** The number on hand, and no second one of what is reserved: reservations say that. */
function withQuantity(entity: Entity, quantity: string): Entity {
  const { reserved: _, ...fields } = entity.fields;
  const own = fields[quantity] ?? fieldOf({ integer: [0, 240], about: 'Number on hand' });
  return withTools(
    { ...entity, fields: { ...fields, [quantity]: { ...own, optional: false } } },
    { fixed: [quantity] },
  );
}

function toolsFor(
  stock: Stock,
  { client, random }: { client: string | undefined; random: Random },
): OperationSpec[] {
  const options = { stock };
  const release = {
    verb: random.pick(['release', 'cancel']),
    done: 'released',
    from: ['open'],
    to: 'released',
  };
  const more = random.shuffle([
    toolOf('suggest_reorder', { stock, pack: random.pick([5, 6, 10, 12, 20]) }),
    toolOf('expiring_holds', options),
    toolOf('reservations_of', options),
  ]);
  const verb = random.pick(['reserve', 'create', 'place']);
  return [
    toolOf('check_stock', options),
    toolOf('reserve_stock', { stock, verb, ...(client === undefined ? {} : { client }) }),
    toolOf('fulfill_reservation', { stock, verb: random.pick(['fulfill', 'hand over', 'collect']) }),
    ...(random.chance(0.6) ? [toolOf('transition', release)] : []),
    ...more.slice(0, 2),
  ];
}

/** Reservations are made before their last day, and open ones hold back no more than there is. */
function settleStock(site: SettleSite): void {
  const { parts, random, rowsOf, today } = site;
  const column = ownerColumn(site, 'reservation', 'item');
  const { quantity = '' } = parts;
  const free = new Map(rowsOf('item').map((row) => [row.id, Number(row[quantity])]));
  for (const [index, row] of rowsOf('reservation').entries()) {
    if (index < 5) row.status = 'open';
    row.reserved_on = dayAfter(today, -random.integer(0, 12));
    row.hold_until = dayAfter(String(row.reserved_on), random.integer(2, 14));
    const left = free.get(row[column] ?? null) ?? 0;
    if (row.status !== 'open') continue;
    if (left < 1) row.status = 'released';
    else {
      row.quantity = Math.min(Number(row.quantity), left);
      free.set(row[column] ?? null, rounded(left - row.quantity));
    }
  }
}
