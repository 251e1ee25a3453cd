// find free: which of all resources are free at a time.
import { z } from 'zod';
import { counter, rowList, selectOne } from '../../../worlds/programs.ts';
import { identifier } from '../../../worlds/sql.ts';
import { figures, given } from '../figure.ts';
import { defineOperation } from '../operation.ts';
import { daySchema, rangeSchema, valueParameters } from '../parameters.ts';
import { slotSamples } from './check-availability.ts';
import {
  fieldsOfSlots,
  minuteOf,
  notInPast,
  overlaps,
  type SlotSite,
  slotSite,
  slotsSchema,
  timeOf,
  timeOfDay,
  timeSchema,
  withinHours,
} from './slots.ts';
import { slotWords } from './words.ts';

export const findFree = defineOperation({
  name: 'find_free',
  effect: 'read',
  does: 'check',
  options: z.strictObject({ slots: slotsSchema }),
  uses: ({ slots }) => fieldsOfSlots(slots),
  parts(site, { slots }) {
    const own = slotSite(slots, site);
    const { parent, view } = own;
    const words = slotWords(own);
    const start = minuteOf(':starts_at');
    const when = { day: ':held_on', start, end: `${start} + :minutes`, resource: 'r."id"' };
    const free = `NOT EXISTS (SELECT 1 FROM ${identifier(view.table)} b WHERE ${overlaps('b', when, own)})`;
    const resources = `SELECT * FROM ${identifier(parent.table)} r WHERE ${free} ORDER BY r."id"`;
    const rows = rowList(parent, 'p');
    const figure = figures(site, words);
    const take = valueParameters(site, words);
    return {
      name: site.random.pick(namesFor(own)),
      words,
      parameters: [
        take('held_on', daySchema),
        take('starts_at', timeOfDay),
        take('minutes', rangeSchema(15, 240)),
      ],
      samples: slotSamples(slots, site),
      guards: [notInPast, withinHours(own)],
      result: selectOne([
        given('held_on'),
        given('starts_at'),
        figure('ends_at', timeOf(when.end), timeSchema),
        figure('free_count', `(SELECT COUNT(*) FROM (${resources}))`, counter()),
        figure(
          'taken_count',
          `(SELECT COUNT(*) FROM ${identifier(parent.table)} r WHERE NOT (${free}))`,
          counter(),
        ),
        { name: rows.name, sql: `(SELECT ${rows.sql} FROM (${resources} LIMIT 10) p)`, schema: rows.schema },
      ]),
    };
  },
});

const namesFor = ({ parent }: SlotSite): [verb: string, object: string][] => [
  ['find', `free ${parent.plural}`],
  ['find', `available ${parent.plural}`],
];
