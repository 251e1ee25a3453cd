// list conflicts: pairs of rows that take the same resource at the same time.
import { z } from 'zod';
import { counter, jsonObject, listSchema, mustExistIfGiven, selectOne } from '../../../worlds/programs.ts';
import { identifier, matchesIfGiven, today } from '../../../worlds/sql.ts';
import { figures } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { leftOut, rangeSchema, valueParameters } from '../parameters.ts';
import {
  fieldsOfSlots,
  isBusy,
  lengthOf,
  overlaps,
  type SlotSite,
  slotSite,
  slotsSchema,
  startOf,
} from './slots.ts';
import { slotWords } from './words.ts';

export const listConflicts = defineOperation({
  name: 'list_conflicts',
  effect: 'read',
  does: 'check',
  options: z.strictObject({ slots: slotsSchema }),
  uses: ({ slots }) => fieldsOfSlots(slots),
  parts(site, { slots }) {
    const own = slotSite(slots, site);
    const { parent, view } = own;
    const words = slotWords(own);
    const owner = identifier(own.owner);
    const end = (alias: string): string => `${startOf(alias)} + ${lengthOf(alias, own)}`;
    const when = { day: 'a."held_on"', start: startOf('a'), end: end('a'), resource: `a.${owner}` };
    const table = identifier(view.table);
    const text = { type: 'string' };
    const pair = jsonObject([
      { name: own.owner, sql: `a.${owner}`, schema: text },
      { name: 'held_on', sql: 'a."held_on"', schema: { ...text, format: 'date' } },
      { name: 'first', sql: 'a."id"', schema: text },
      { name: 'second', sql: 'b."id"', schema: text },
      {
        name: 'overlap_minutes',
        sql: `MIN(${end('a')}, ${end('b')}) - MAX(${startOf('a')}, ${startOf('b')})`,
        schema: counter(),
      },
    ]);
    const days = `julianday(a."held_on") - julianday(${today})`;
    const query =
      `SELECT ${pair.sql} AS pair FROM ${table} a JOIN ${table} b ON ${overlaps('b', when, own)} ` +
      `AND b."id" > a."id" WHERE ${isBusy('a', own)} AND ${days} BETWEEN 0 AND :days ` +
      `AND ${matchesIfGiven(`a.${owner}`, parent.idParameter)} ORDER BY a."held_on", a."id", b."id"`;
    const figure = figures(site, words);
    const take = valueParameters(site, words);
    return {
      name: site.random.pick(namesFor(own)),
      words,
      parameters: [take('days', rangeSchema(0, 60)), leftOut(idParameter(parent))],
      samples: [7, 14, 21, 28, 30, 60].map((days) => ({ days })),
      guards: [mustExistIfGiven(parent, parent.idParameter)],
      result: selectOne([
        figure('count', `(SELECT COUNT(*) FROM (${query}))`, counter()),
        figure(
          'conflicts',
          `(SELECT json_group_array(json(pair)) FROM (${query} LIMIT 20))`,
          listSchema(pair.schema),
        ),
      ]),
    };
  },
});

const namesFor = ({ view }: SlotSite): [verb: string, object: string][] => [
  ['list', `${view.noun} conflicts`],
  ['find', `double ${view.plural}`],
  ['detect', `overlapping ${view.plural}`],
];
