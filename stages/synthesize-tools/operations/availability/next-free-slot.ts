// next free slot: the first day and time within two weeks at which a resource is free for long enough.
import { z } from 'zod';
import { guard, mustExist, selectOne } from '../../../worlds/programs.ts';
import { today } from '../../../worlds/sql.ts';
import { figures, given } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { daySchema, leftOut, rangeSchema, valueParameters } from '../parameters.ts';
import { slotSamples } from './check-availability.ts';
import {
  fieldsOfSlots,
  isFree,
  possibleStarts,
  type SlotSite,
  slotSite,
  slotsSchema,
  timeOf,
  timeSchema,
} from './slots.ts';
import { slotWords } from './words.ts';

export const nextFreeSlot = defineOperation({
  name: 'next_free_slot',
  effect: 'read',
  does: 'compute',
  options: z.strictObject({ slots: slotsSchema, horizon: z.int().describe('days to look ahead') }),
  uses: ({ slots }) => fieldsOfSlots(slots),
  parts(site, { slots, horizon }) {
    const own = slotSite(slots, site);
    const { parent } = own;
    const words = { ...slotWords(own), horizon: String(horizon) };
    const day = `date(coalesce(:after, ${today}), '+' || d.value || ' days')`;
    const resource = `:${parent.idParameter}`;
    const days = `json_each('[${Array.from({ length: horizon }, (_, number) => number).join(',')}]')`;
    const free = isFree({ day, minutes: ':minutes', resource }, own);
    const first =
      `SELECT ${day} AS day, s.value AS start FROM ${days} d, ${possibleStarts(own)} s ` +
      `WHERE ${day} > ${today} AND ${free} ORDER BY d.value, s.value LIMIT 1`;
    const figure = figures(site, words);
    const take = valueParameters(site, words);
    return {
      name: site.random.pick(namesFor(own)),
      words,
      parameters: [
        idParameter(parent),
        take('minutes', rangeSchema(15, 240)),
        leftOut(take('after', daySchema)),
      ],
      samples: slotSamples(slots, site).map(({ held_on, minutes }) => ({ after: held_on, minutes })),
      guards: [
        mustExist(parent, parent.idParameter),
        guard(
          `EXISTS (${first})`,
          'NO_FREE_SLOT',
          `{${parent.idParameter}} has no free time of that length.`,
        ),
      ],
      result: selectOne(
        [
          given(parent.idParameter),
          figure('held_on', 'day', { type: 'string', format: 'date' }),
          figure('starts_at', timeOf('start'), timeSchema),
          figure('ends_at', timeOf('start + :minutes'), timeSchema),
          figure('days_ahead', `CAST(julianday(day) - julianday(${today}) AS INTEGER)`, { type: 'integer' }),
        ],
        `(${first})`,
      ),
    };
  },
});

const namesFor = ({ parent }: SlotSite): [verb: string, object: string][] => [
  ['find', `next ${parent.noun} slot`],
  ['get', `earliest ${parent.noun} slot`],
];
