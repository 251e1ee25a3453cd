// occupancy: how much of the opening hours of a resource is taken over some days.
import { z } from 'zod';
import { counter, mustExist, selectOne } from '../../../worlds/programs.ts';
import { allOf, identifier } from '../../../worlds/sql.ts';
import { columnNamed } from '../../entity-view.ts';
import { figures, given } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { daySchema, rangeSchema, valueParameters } from '../parameters.ts';
import { fieldsOfSlots, isBusy, lengthOf, type SlotSite, slotSite, slotsSchema } from './slots.ts';
import { slotWords } from './words.ts';

export const occupancy = defineOperation({
  name: 'occupancy',
  effect: 'read',
  does: 'compute',
  options: z.strictObject({ slots: slotsSchema }),
  uses: ({ slots }) => fieldsOfSlots(slots),
  parts(site, { slots }) {
    const own = slotSite(slots, site);
    const { parent, view } = own;
    const words = slotWords(own);
    const last = `date(:held_on, '+' || (:days - 1) || ' days')`;
    const busy = `coalesce(SUM(${lengthOf('b', own)}), 0)`;
    const open = `(${slots.closes - slots.opens} * :days)`;
    const figure = figures(site, words);
    const take = valueParameters(site, words);
    const where = allOf([
      `b.${identifier(own.owner)} = :${parent.idParameter}`,
      `b."held_on" BETWEEN :held_on AND ${last}`,
      isBusy('b', own),
    ]);
    return {
      name: site.random.pick(namesFor(own)),
      words,
      parameters: [idParameter(parent), take('held_on', daySchema), take('days', rangeSchema(1, 31))],
      samples: [1, 5, 7, 14, 7, 10].map((days) => ({
        held_on: columnNamed(view, 'held_on').kind.value(site.random, {}),
        days,
      })),
      guards: [mustExist(parent, parent.idParameter)],
      result: selectOne(
        [
          given(parent.idParameter),
          figure('from', ':held_on', { type: 'string', format: 'date' }),
          figure('to', last, { type: 'string', format: 'date' }),
          figure('count', 'COUNT(b."id")', counter()),
          figure('booked_minutes', busy, counter()),
          figure('open_minutes', open, counter()),
          figure('occupancy_percent', `round(${busy} * 100.0 / ${open}, 1)`),
        ],
        `${identifier(view.table)} b WHERE ${where}`,
      ),
    };
  },
});

const namesFor = ({ parent }: SlotSite): [verb: string, object: string][] => [
  ['calculate', `${parent.noun} occupancy`],
  ['get', `${parent.noun} workload`],
  ['measure', `${parent.noun} use`],
];
