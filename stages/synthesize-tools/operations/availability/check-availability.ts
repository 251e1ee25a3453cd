// check availability: whether a resource is free at a time, what is in the way, and when it is free next.
import { z } from 'zod';
import { mustExist, selectOne } from '../../../worlds/programs.ts';
import { columnNamed } from '../../entity-view.ts';
import { figures, given } from '../figure.ts';
import { defineOperation, idParameter, type ToolSite } from '../operation.ts';
import { daySchema, rangeSchema, valueParameters } from '../parameters.ts';
import {
  clockTime,
  conflictRows,
  fieldsOfSlots,
  isFree,
  minuteOf,
  notInPast,
  overlapping,
  overlaps,
  possibleStarts,
  type SlotSite,
  type Slots,
  slotSite,
  slotsSchema,
  timeOf,
  timeOfDay,
  timeSchema,
  usualLengths,
  withinHours,
} from './slots.ts';
import { slotWords } from './words.ts';

export const checkAvailability = defineOperation({
  name: 'check_availability',
  effect: 'read',
  does: 'check',
  options: z.strictObject({ slots: slotsSchema, next: z.boolean() }),
  uses: ({ slots }) => fieldsOfSlots(slots),
  parts(site, { slots, next }) {
    const own = slotSite(slots, site);
    const { view, parent } = own;
    const figure = figures(site, slotWords(own));
    const take = valueParameters(site, slotWords(own));
    const start = minuteOf(':starts_at');
    const resource = `:${parent.idParameter}`;
    const when = { day: ':held_on', start, end: `${start} + :minutes`, resource };
    const free = isFree({ day: ':held_on', minutes: ':minutes', resource }, own);
    const nextFree =
      `(SELECT ${timeOf('s.value')} FROM ${possibleStarts(own)} s ` +
      `WHERE s.value >= ${start} AND ${free} ORDER BY s.value LIMIT 1)`;
    return {
      name: site.random.pick(namesFor(own)),
      words: { ...slotWords(own), next: next ? 'yes' : undefined },
      parameters: [
        idParameter(parent),
        take('held_on', daySchema),
        take('starts_at', timeOfDay),
        take('minutes', rangeSchema(15, 240)),
      ],
      samples: slotSamples(slots, site),
      guards: [mustExist(parent, parent.idParameter), notInPast, withinHours(own)],
      result: selectOne([
        given(parent.idParameter),
        given('held_on'),
        given('starts_at'),
        figure('ends_at', timeOf(when.end), timeSchema),
        figure(
          'is_available',
          `NOT EXISTS (SELECT 1 FROM "${view.table}" b WHERE ${overlaps('b', when, own)})`,
          {
            type: 'boolean',
          },
        ),
        ...(next ? [figure('next_free_at', nextFree, { type: ['string', 'null'] })] : []),
        conflictRows(overlapping(when, own), view),
      ]),
    };
  },
});

/** Days and times as the rows have them, so that some are taken, and lengths that people ask for. */
export const slotSamples = (slots: Slots, { view, random }: Pick<ToolSite, 'view' | 'random'>) =>
  Array.from({ length: 8 }, () => {
    const held_on = columnNamed(view, 'held_on').kind.value(random, {});
    const starts =
      slots.opens + slots.step * random.integer(0, (slots.closes - slots.opens) / slots.step - 4);
    return {
      held_on,
      starts_at: clockTime(starts),
      minutes: random.pick(usualLengths(slots)),
    };
  });

const namesFor = ({ parent }: SlotSite): [verb: string, object: string][] => [
  ['check', `${parent.noun} availability`],
  ['check', `${parent.noun} slot`],
];
