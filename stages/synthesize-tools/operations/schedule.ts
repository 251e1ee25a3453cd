// schedule: another day and time for one row, given together as one slot.
import { z } from 'zod';
import { withArticle } from '../../english.ts';
import {
  codeFor,
  columnNamed,
  keyParameter,
  mustExist,
  objectSchema,
  parameterFor,
  sampleSets,
  selectList,
  shownSchema,
} from '../entity-view.ts';
import { tableOf } from '../names.ts';
import { guardsOf, ruleSentence, writeOptions } from '../rules/rule.ts';
import { defineOperation } from './operation.ts';

const optionsSchema = z.strictObject({
  day: z.string(),
  time: z.string(),
  verb: z.string().default('reschedule'),
  ...writeOptions,
});

export const schedule = defineOperation({
  name: 'schedule',
  effect: 'write',
  options: optionsSchema,
  propose: ({ entity, random }) =>
    entity.fields.held_on && entity.fields.starts_at
      ? [
          {
            options: optionsSchema.parse({
              day: 'held_on',
              time: 'starts_at',
              verb: random.pick(['reschedule', 'move', 'postpone']),
            }),
            weight: 4,
          },
        ]
      : [],
  writing: () => ({ operation: 'update', set: [] }),
  draft(place, options) {
    const { view, style, random } = place;
    const [day, time] = [columnNamed(view, options.day), columnNamed(view, options.time)];
    const owner = view.columns.find((column) => column.parent);
    const parent = owner?.parent ? place.viewOf(owner.parent.noun) : undefined;
    const [at, on] = [`json_extract(:slot, '$.time')`, `json_extract(:slot, '$.day')`];
    const clash = `SELECT NOT EXISTS (SELECT 1 FROM "${tableOf(view.noun, view.entity)}" o, "${view.table}" t WHERE t."id" = :${view.key} AND o."id" <> t."id" AND o."${owner?.name}" = t."${owner?.name}" AND o."${day.name}" = ${on} AND o."${time.name}" = ${at})`;
    return {
      name: style.toolName(options.verb, view.noun),
      description:
        random.pick([
          `Moves one ${view.noun} to another day and time and returns it.`,
          `Gives ${withArticle(view.noun)} a new slot, a day and a time together; the old slot becomes free.`,
        ]) +
        (parent
          ? ` Refused with ${codeFor(parent.noun, 'TAKEN')} when the same ${parent.noun} is taken at that time.`
          : '') +
        random.pick([
          ' Days are YYYY-MM-DD, times HH:MM in 24-hour local time.',
          ` It changes neither the ${view.noun}'s owner nor anything else about it. Days are YYYY-MM-DD, times HH:MM.`,
        ]) +
        ruleSentence(options.rules),
      inputSchema: objectSchema(
        {
          [view.key]: keyParameter(view),
          slot: {
            ...objectSchema({ day: parameterFor(day, place), time: parameterFor(time, place) }, [
              'day',
              'time',
            ]),
            description: 'The new day and time.',
          },
        },
        [view.key, 'slot'],
      ),
      outputSchema: shownSchema(view),
      references: { [view.key]: view.table },
      samples: sampleSets([day, time], random).map((set) => ({
        slot: { day: set[day.name] ?? null, time: set[time.name] ?? null },
      })),
      intents: [`move {${view.key}} to another slot, {slot}`, `change the slot of {${view.key}} to {slot}`],
      program: {
        guards: [
          mustExist(view, view.key),
          {
            sql: `SELECT ${on} >= substr(:now, 1, 10)`,
            error: { code: 'SLOT_IN_THE_PAST', message: 'The new day lies in the past.' },
          },
          ...(parent
            ? [
                {
                  sql: clash,
                  error: {
                    code: codeFor(parent.noun, 'TAKEN'),
                    message: `The ${parent.noun} of {${view.key}} is taken at that time.`,
                  },
                },
              ]
            : []),
          ...guardsOf(options.rules),
        ],
        statements: [
          `UPDATE "${view.table}" SET "${day.name}" = ${on}, "${time.name}" = ${at} WHERE "id" = :${view.key}`,
          ...options.also,
        ],
        result: {
          shape: 'one',
          sql: `SELECT ${selectList(view, 't')} FROM "${view.table}" t WHERE t."id" = :${view.key}`,
        },
      },
    };
  },
});
