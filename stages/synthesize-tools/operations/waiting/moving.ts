// Tools that sign people up and move the waiting list on.
import { z } from 'zod';
import { snakeCase } from '../../../english.ts';
import {
  errorCode,
  type Guard,
  guard,
  isKey,
  mustExist,
  newestRow,
  oneRow,
} from '../../../worlds/programs.ts';
import { identifier, literal, today } from '../../../worlds/sql.ts';
import { columnNamed, columnOfOwner, type EntityView, sampleSets, valueSql } from '../../entity-view.ts';
import { newRow } from '../../writes.ts';
import { figures } from '../figure.ts';
import { columnParameter, defineOperation, idParameter } from '../operation.ts';
import { rangeSchema, valueParameters } from '../parameters.ts';
import {
  entriesOf,
  freeOf,
  isBefore,
  placesSchema,
  type WaitingSite,
  waitingSite,
  waitingWords,
} from './places.ts';

export const signUp = defineOperation({
  name: 'sign_up',
  effect: 'write',
  does: 'write',
  options: z.strictObject({
    places: placesSchema,
    verb: z.string(),
    guest: z.string().describe('field that says who signs up'),
  }),
  writes: ({ places, guest }) => [
    { kind: 'row', sets: [snakeCase(places.event), guest, 'seats', 'registered_on', 'status'] },
  ],
  parts(site, { places, verb, guest }) {
    const own = waitingSite(places, site);
    const { event, view, column } = own;
    const who = columnNamed(view, guest);
    const guestView = who.parent && site.viewOf(who.parent.noun);
    const words = { ...waitingWords(own), verb, guest: who.name };
    const key = `:${event.idParameter}`;
    const waiting = entriesOf(own, { event: key, states: ['waiting'], select: 'COUNT(*)' });
    const fits = `${freeOf(own, key)} >= :seats AND ${waiting} = 0`;
    const values = {
      [column.slice(1, -1)]: key,
      [who.name]: valueSql(who),
      seats: ':seats',
      registered_on: today,
    };
    return {
      name: [verb, verb === 'join' ? event.noun : view.noun],
      words,
      parameters: [
        idParameter(event),
        columnParameter(who, site, true),
        valueParameters(site, words)('seats', rangeSchema(1, 6)),
      ],
      samples: sampleSets([who], site.random).map((set, index) => ({ ...set, seats: 1 + (index % 4) })),
      guards: [mustExist(event, event.idParameter), ...(guestView ? guestGuards(own, guestView) : [])],
      changes: [
        {
          values: {
            ...newRow(view, values),
            status: `CASE WHEN ${fits} THEN 'confirmed' ELSE 'waiting' END`,
          },
        },
      ],
      result: newestRow(view, [figures(site, words)('free_places', freeOf(own, key), { type: 'integer' })]),
    };
  },
});

/** Who signs up is known, and not signed up already. */
const guestGuards = ({ view, event, column }: WaitingSite, guest: EntityView): Guard[] => {
  const own = columnOfOwner(view, guest);
  const name = own.slice(1, -1);
  const twin =
    `SELECT 1 FROM ${identifier(view.table)} p WHERE p.${column} = :${event.idParameter} AND ` +
    `p.${own} = :${name} AND p."status" <> 'canceled'`;
  const message = `{${name}} is already registered for {${event.idParameter}}.`;
  return [mustExist(guest, name), guard(`NOT EXISTS (${twin})`, 'ALREADY_REGISTERED', message)];
};

export const offerNextPlace = defineOperation({
  name: 'offer_next_place',
  effect: 'write',
  does: 'write',
  options: z.strictObject({ places: placesSchema, verb: z.string() }),
  writes: () => [{ kind: 'state', sets: ['status'], from: ['waiting'], to: 'offered' }],
  parts(site, { places, verb }) {
    const own = waitingSite(places, site);
    const { event, view, column } = own;
    const words = { ...waitingWords(own), verb };
    const table = identifier(view.table);
    const key = `:${event.idParameter}`;
    const waiting = (alias: string): string =>
      `${alias}.${column} = ${key} AND ${alias}."status" = 'waiting'`;
    const first =
      `(SELECT w."id" FROM ${table} w WHERE ${waiting('w')} AND ` +
      `NOT EXISTS (SELECT 1 FROM ${table} o WHERE ${waiting('o')} AND ${isBefore('o', 'w')}))`;
    const offered =
      `(SELECT p."id" FROM ${table} p WHERE p.${column} = ${key} AND p."status" = 'offered' ` +
      'ORDER BY p."registered_on" DESC, p."id" DESC LIMIT 1)';
    return {
      name: [verb, `${event.noun} place`],
      words,
      parameters: [idParameter(event)],
      guards: [
        mustExist(event, event.idParameter),
        guard(`EXISTS ${first}`, 'NOBODY_WAITING', `Nobody is waiting for {${event.idParameter}}.`),
        guard(
          `${freeOf(own, key)} >= (SELECT "seats" FROM ${table} WHERE "id" = ${first})`,
          errorCode(event.noun, 'full'),
          `{${event.idParameter}} has too few free places for the first on the waiting list.`,
        ),
      ],
      changes: [{ values: { status: literal('offered') }, where: `"id" = ${first}` }],
      result: oneRow(view, `t."id" = ${offered}`, [
        figures(site, words)('free_places', freeOf(own, key), { type: 'integer' }),
      ]),
    };
  },
});

export const confirmPlace = defineOperation({
  name: 'confirm_place',
  effect: 'write',
  does: 'write',
  options: z.strictObject({ places: placesSchema, verb: z.string() }),
  writes: () => [{ kind: 'state', sets: ['status'], from: ['offered', 'waiting'], to: 'confirmed' }],
  parts(site, { places, verb }) {
    const own = waitingSite(places, site);
    const { view, column } = own;
    const words = { ...waitingWords(own), verb };
    const isThis = isKey(view, view.idParameter);
    return {
      name: [verb, view.noun],
      words,
      parameters: [idParameter(view)],
      guards: [
        mustExist(view, view.idParameter),
        guard(
          `(SELECT "status" FROM ${identifier(view.table)} WHERE ${isThis}) IN ('offered', 'waiting')`,
          errorCode(view.noun, 'not open'),
          `{${view.idParameter}} is neither offered a place nor waiting for one.`,
        ),
      ],
      changes: [{ values: { status: literal('confirmed') }, where: isThis }],
      result: oneRow(view, `t.${isThis}`, [
        figures(site, words)('free_places', freeOf(own, `t.${column}`), { type: 'integer' }),
      ]),
    };
  },
});
