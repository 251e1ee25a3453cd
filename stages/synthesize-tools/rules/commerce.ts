// Rules that processes bring: about balances, reservations, quotes, and places.
import { z } from 'zod';
import { snakeCase, withArticle } from '../../english.ts';
import { errorCode } from '../../worlds/programs.ts';
import { identifier, today } from '../../worlds/sql.ts';
import { columnOf, pluralOf, tableOf } from '../entity-names.ts';
import { anyRow, defineRule, type RuleKind, type RuleOutlook } from './rule.ts';

const balanceFloor = defineRule({
  name: 'balance_floor',
  about: 'limit',
  settings: z.strictObject({ owner: z.string(), noun: z.string(), floor: z.number() }),
  propose: ({ entity }) =>
    entity.process === 'ledger'
      ? Object.values(entity.fields)
          .flatMap(({ ref }) => ref ?? [])
          .map((noun) => ({ owner: snakeCase(noun), noun, floor: 0 }))
      : [],
  canBreak: ({ kind }) => kind === 'row',
  policy: ({ noun, floor }) =>
    `The balance of ${withArticle(noun)} cannot fall below ${floor === 0 ? 'zero' : `-${floor}`}.`,
  duty: ({ noun, floor }, { entity, noun: own }) =>
    `Do not enter ${pluralOf(own, entity)} that would take the balance of ${withArticle(noun)} below ` +
    `${floor === 0 ? 'zero' : `-${floor}`}. Check the balance first.`,
  code: () => 'BALANCE_TOO_LOW',
  violation({ row, isNew }, { owner, floor }, { noun, entity }) {
    const signed = `CASE "direction" WHEN 'credit' THEN "amount" ELSE -"amount" END`;
    const own = `${identifier(columnOf(owner, entity))} = ${row.after(owner)}`;
    const entries = identifier(tableOf(noun, entity));
    const balance = `(SELECT coalesce(SUM(${signed}), 0) FROM ${entries} WHERE ${own})`;
    return (
      `${isNew} AND ${row.after('direction')} = 'debit' AND ` +
      `${balance} - ${row.after('amount')} < ${-floor - 0.001}`
    );
  },
});

/** The field and noun of the first thing that rows of a process belong to. */
const firstParent = ({ entity }: RuleOutlook): { field: string; noun: string } | undefined =>
  Object.entries(entity.fields).flatMap(([field, { ref }]) =>
    ref === undefined ? [] : [{ field, noun: ref }],
  )[0];

const withinFreeStock = defineRule({
  name: 'within_free_stock',
  about: 'limit',
  settings: z.strictObject({ item: z.string(), noun: z.string(), quantity: z.string() }),
  propose(outlook) {
    const parent = outlook.entity.process === 'stock reservations' ? firstParent(outlook) : undefined;
    const quantity = ['quantity', 'on_hand'].find(
      (name) => outlook.entities[parent?.noun ?? '']?.fields[name],
    );
    return parent && quantity ? [{ item: parent.field, noun: parent.noun, quantity }] : [];
  },
  canBreak: ({ kind }) => kind === 'row',
  policy: ({ noun }, { noun: own }) =>
    `${anyRow(own)} cannot take more of ${withArticle(noun)} than is on hand and not reserved yet.`,
  duty: ({ noun }, { noun: own }) =>
    `Do not make ${withArticle(own)} for more of ${withArticle(noun)} than is free. Check what is free ` +
    'first.',
  code: () => 'NOT_ENOUGH_STOCK',
  violation({ row, isNew }, { item, noun, quantity }, { noun: own, entity, entities }) {
    const parent = entities[noun];
    const stock = identifier(parent ? tableOf(noun, parent) : noun);
    const same = `h.${identifier(columnOf(item, entity))} = ${row.after(item)}`;
    const held = `h."status" = 'open' AND h."hold_until" >= ${today}`;
    const holds = identifier(tableOf(own, entity));
    const reserved = `(SELECT coalesce(SUM(h."quantity"), 0) FROM ${holds} h WHERE ${same} AND ${held})`;
    const onHand = `(SELECT s.${identifier(quantity)} FROM ${stock} s WHERE s."id" = ${row.after(item)})`;
    return `${isNew} AND ${row.after('quantity')} > ${onHand} - ${reserved}`;
  },
});

const holdStillValid = defineRule({
  name: 'hold_still_valid',
  about: 'time window',
  settings: z.strictObject({}),
  propose: ({ entity }) => (entity.process === 'stock reservations' ? [{}] : []),
  canBreak: (write) => write.kind === 'state' && write.to === 'fulfilled',
  policy: (_, { noun }) => `${anyRow(noun)} whose last day has passed cannot be handed out any more.`,
  duty: (_, { noun }) => `Do not hand out ${withArticle(noun)} whose last day has passed.`,
  code: (_, { noun }) => errorCode(noun, 'expired'),
  violation: ({ row }) => `${row.after('status')} = 'fulfilled' AND ${row.before('hold_until')} < ${today}`,
});

const quoteStillValid = defineRule({
  name: 'quote_still_valid',
  about: 'time window',
  settings: z.strictObject({}),
  propose: ({ entity }) => (entity.process === 'quotes' && entity.fields.valid_until ? [{}] : []),
  canBreak: (write) => write.kind === 'state' && write.to === 'accepted',
  policy: (_, { noun }) => `${anyRow(noun)} that has expired cannot be accepted.`,
  duty: (_, { noun }) => `Do not accept ${withArticle(noun)} that has expired; offer a new one instead.`,
  code: (_, { noun }) => errorCode(noun, 'expired'),
  violation: ({ row }) => `${row.after('status')} = 'accepted' AND ${row.before('valid_until')} < ${today}`,
});

const codeStillValid = defineRule({
  name: 'code_still_valid',
  about: 'time window',
  settings: z.strictObject({}),
  propose: ({ entity }) => (entity.process === 'price calculation' ? [{}] : []),
  canBreak: ({ kind }) => kind === 'amount',
  policy: (_, { noun }) => `${anyRow(noun)} cannot be used after its last day.`,
  duty: (_, { noun }) => `Do not redeem ${withArticle(noun)} after its last day.`,
  code: (_, { noun }) => errorCode(noun, 'expired'),
  violation: ({ row }) =>
    `${row.after('uses_left')} < ${row.before('uses_left')} AND ${row.before('valid_until')} < ${today}`,
});

const withinPlaces = defineRule({
  name: 'within_places',
  about: 'limit',
  settings: z.strictObject({ event: z.string(), noun: z.string(), places: z.string() }),
  propose(outlook) {
    const parent = outlook.entity.process === 'waiting lists' ? firstParent(outlook) : undefined;
    const places = ['capacity', 'seats', 'places'].find(
      (name) => outlook.entities[parent?.noun ?? '']?.fields[name],
    );
    return parent && places ? [{ event: parent.field, noun: parent.noun, places }] : [];
  },
  canBreak: (write) => write.kind === 'state' && write.to === 'confirmed',
  policy: ({ noun }, { noun: own }) =>
    `${anyRow(own)} is confirmed only if ${withArticle(noun)} has enough free places.`,
  duty: ({ noun }, { noun: own }) =>
    `Do not confirm ${withArticle(own)} if ${withArticle(noun)} does not have enough free places.`,
  code: ({ noun }) => errorCode(noun, 'full'),
  violation({ row }, { event, noun, places }, { noun: own, entity, entities }) {
    const parent = entities[noun];
    const column = identifier(columnOf(event, entity));
    const taken =
      `(SELECT coalesce(SUM(p."seats"), 0) FROM ${identifier(tableOf(own, entity))} p WHERE p.${column} = ` +
      `${row.after(event)} AND p."id" <> ${row.id} AND p."status" IN ('confirmed', 'offered'))`;
    const events = identifier(parent ? tableOf(noun, parent) : noun);
    const all = `(SELECT e.${identifier(places)} FROM ${events} e WHERE e."id" = ${row.after(event)})`;
    return (
      `${row.after('status')} = 'confirmed' AND ${row.before('status')} <> 'confirmed' AND ` +
      `${taken} + ${row.after('seats')} > ${all}`
    );
  },
});

export const aboutCommerce: readonly RuleKind[] = [
  balanceFloor,
  withinFreeStock,
  holdStillValid,
  quoteStillValid,
  codeStillValid,
  withinPlaces,
];
