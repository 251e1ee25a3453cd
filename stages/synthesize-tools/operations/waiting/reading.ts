// Tools that compute from places and waiting lists: free places, positions, and how full everything is.
import { z } from 'zod';
import {
  counter,
  errorCode,
  guard,
  isKey,
  jsonObject,
  listSchema,
  mustExist,
  selectOne,
} from '../../../worlds/programs.ts';
import { identifier } from '../../../worlds/sql.ts';
import { figures, given } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { rangeSchema, valueParameters } from '../parameters.ts';
import {
  entriesOf,
  freeOf,
  isBefore,
  placesOf,
  placesSchema,
  takenOf,
  waitingSite,
  waitingWords,
} from './places.ts';

const options = z.strictObject({ places: placesSchema });

export const checkCapacity = defineOperation({
  name: 'check_capacity',
  effect: 'read',
  does: 'check',
  options,
  parts(site, { places }) {
    const own = waitingSite(places, site);
    const words = waitingWords(own);
    const figure = figures(site, words);
    const { event } = own;
    const key = `:${event.idParameter}`;
    const free = freeOf(own, key);
    const waiting = entriesOf(own, { event: key, states: ['waiting'], select: 'COUNT(*)' });
    return {
      name: site.random.pick([
        ['check', `${event.noun} capacity`],
        ['check', `${event.noun} places`],
        ['get', `free ${event.noun} places`],
      ]),
      words,
      parameters: [idParameter(event), valueParameters(site, words)('seats', rangeSchema(1, 12))],
      samples: [1, 2, 3, 4, 6, 10].map((seats) => ({ seats })),
      guards: [mustExist(event, event.idParameter)],
      result: selectOne([
        given(event.idParameter),
        figure('places_in_all', placesOf(own, key), counter()),
        figure('taken_places', takenOf(own, key), counter()),
        figure('free_places', free, { type: 'integer' }),
        figure('waiting_list_length', waiting, counter()),
        figure('has_room', `${free} >= :seats AND ${waiting} = 0`, { type: 'boolean' }),
      ]),
    };
  },
});

export const waitingPosition = defineOperation({
  name: 'waiting_position',
  effect: 'read',
  does: 'compute',
  options,
  parts(site, { places }) {
    const own = waitingSite(places, site);
    const words = waitingWords(own);
    const figure = figures(site, words);
    const { view, column } = own;
    const table = identifier(view.table);
    const isThis = isKey(view, view.idParameter);
    const ahead = (select: string): string =>
      `(SELECT ${select} FROM ${table} o ` +
      `WHERE o.${column} = t.${column} AND o."status" = 'waiting' AND ${isBefore('o', 't')})`;
    return {
      name: site.random.pick([
        ['get', `${view.noun} position`],
        ['check', `${view.noun} position`],
      ]),
      words,
      parameters: [idParameter(view)],
      guards: [
        mustExist(view, view.idParameter),
        guard(
          `(SELECT "status" FROM ${table} WHERE ${isThis}) = 'waiting'`,
          errorCode(view.noun, 'not waiting'),
          `{${view.idParameter}} is not on the waiting list.`,
        ),
      ],
      result: selectOne(
        [
          given(view.idParameter, 't."id"'),
          figure('position', `${ahead('COUNT(*)')} + 1`, counter()),
          figure('places_wanted_ahead', ahead('coalesce(SUM(o."seats"), 0)'), counter()),
          figure('free_places', freeOf(own, `t.${column}`), { type: 'integer' }),
          figure(
            'days_waiting',
            `CAST(julianday(substr(:now, 1, 10)) - julianday(t."registered_on") AS INTEGER)`,
            counter(),
          ),
        ],
        `${table} t WHERE t.${isThis}`,
      ),
    };
  },
});

export const fillRates = defineOperation({
  name: 'fill_rates',
  effect: 'read',
  does: 'compute',
  options,
  parts(site, { places }) {
    const own = waitingSite(places, site);
    const words = waitingWords(own);
    const figure = figures(site, words);
    const { event } = own;
    const percent = `round(${takenOf(own, 'e."id"')} * 100.0 / MAX(${placesOf(own, 'e."id"')}, 1), 1)`;
    const line = jsonObject([
      given(event.idParameter, 'e."id"'),
      given('taken_places', takenOf(own, 'e."id"'), 'integer'),
      given('places_in_all', placesOf(own, 'e."id"'), 'integer'),
      given('fill_percent', percent, 'number'),
    ]);
    const query =
      `SELECT ${line.sql} AS line FROM ${identifier(event.table)} e WHERE ${percent} >= :least_percent ` +
      `ORDER BY ${percent} DESC, e."id"`;
    return {
      name: site.random.pick([
        ['list', `${event.noun} fill rates`],
        ['find', `nearly full ${event.plural}`],
      ]),
      words,
      parameters: [valueParameters(site, words)('least_percent', rangeSchema(0, 100))],
      samples: [50, 75, 80, 90, 95, 60].map((least_percent) => ({ least_percent })),
      result: selectOne([
        figure('count', `(SELECT COUNT(*) FROM (${query}))`, counter()),
        figure(
          'fill_rates',
          `(SELECT json_group_array(json(line)) FROM (${query} LIMIT 20))`,
          listSchema(line.schema),
        ),
      ]),
    };
  },
});
