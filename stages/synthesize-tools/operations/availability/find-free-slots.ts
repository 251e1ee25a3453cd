// find free slots: all times of one day at which a resource is free for long enough.
import { z } from 'zod';
import { counter, jsonObject, listSchema, mustExist, selectOne } from '../../../worlds/programs.ts';
import { figures, given } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { daySchema, rangeSchema, valueParameters } from '../parameters.ts';
import { slotSamples } from './check-availability.ts';
import {
  fieldsOfSlots,
  isFree,
  notInPast,
  overlapping,
  possibleStarts,
  type SlotSite,
  slotSite,
  slotsSchema,
  timeOf,
  timeSchema,
} from './slots.ts';
import { slotWords } from './words.ts';

export const findFreeSlots = defineOperation({
  name: 'find_free_slots',
  effect: 'read',
  does: 'compute',
  options: z.strictObject({ slots: slotsSchema }),
  uses: ({ slots }) => fieldsOfSlots(slots),
  parts(site, { slots }) {
    const own = slotSite(slots, site);
    const { parent } = own;
    const words = slotWords(own);
    const resource = `:${parent.idParameter}`;
    const slot = jsonObject([
      { name: 'starts_at', sql: timeOf('s.value'), schema: timeSchema },
      { name: 'ends_at', sql: timeOf('s.value + :minutes'), schema: timeSchema },
    ]);
    const free = isFree({ day: ':held_on', minutes: ':minutes', resource }, own);
    const query = `SELECT ${slot.sql} AS slot FROM ${possibleStarts(own)} s WHERE ${free} ORDER BY s.value`;
    const whole = { day: ':held_on', start: '0', end: '1440', resource };
    const figure = figures(site, words);
    const take = valueParameters(site, words);
    return {
      name: site.random.pick(namesFor(own)),
      words,
      parameters: [idParameter(parent), take('held_on', daySchema), take('minutes', rangeSchema(15, 240))],
      samples: slotSamples(slots, site).map(({ held_on, minutes }) => ({ held_on, minutes })),
      guards: [mustExist(parent, parent.idParameter), notInPast],
      result: selectOne(
        [
          given(parent.idParameter),
          given('held_on'),
          figure('taken_count', `(SELECT COUNT(*) FROM (${overlapping(whole, own)}))`, counter()),
          { name: 'count', sql: `(SELECT COUNT(*) FROM (${query}))`, schema: counter() },
          figure('free_slots', 'json_group_array(json(slot))', listSchema(slot.schema)),
        ],
        `(${query} LIMIT 12)`,
      ),
    };
  },
});

const namesFor = ({ parent }: SlotSite): [verb: string, object: string][] => [
  ['find', `free ${parent.noun} slots`],
  ['list', `free ${parent.noun} times`],
  ['get', `${parent.noun} openings`],
];
