// schedule: another day and time for one row, given together as one slot.
import { z } from 'zod';
import {
  errorCode,
  exists,
  type Guard,
  guard,
  isKey,
  mustExist,
  objectSchema,
  oneRow,
} from '../../worlds/programs.ts';
import { allOf, identifier, memberOf, today } from '../../worlds/sql.ts';
import { columnNamed, type EntityView, sampleSets } from '../entity-view.ts';
import { columnParameter, defineOperation, idParameter } from './operation.ts';

export const schedule = defineOperation({
  name: 'schedule',
  effect: 'write',
  does: 'write',
  options: z.strictObject({ day: z.string(), time: z.string(), verb: z.string().default('reschedule') }),
  propose({ entity, random }) {
    if (!entity.fields.held_on || !entity.fields.starts_at) return [];
    const verb = random.pick(['reschedule', 'move', 'postpone']);
    return [{ options: { day: 'held_on', time: 'starts_at', verb }, weight: 4 }];
  },
  uses: ({ day, time }) => [day, time],
  writes: ({ day, time }) => [{ kind: 'slot', sets: [day, time] }],
  parts(site, options) {
    const { view, random, text, viewOf } = site;
    const [day, time] = [columnNamed(view, options.day), columnNamed(view, options.time)];
    const owner = view.columns.find((column) => column.parent);
    const parent = owner?.parent && viewOf(owner.parent.noun);
    const slot = { [day.name]: memberOf(':slot', 'day'), [time.name]: memberOf(':slot', 'time') };
    const taken = parent && errorCode(parent.noun, 'taken');
    const members = objectSchema({
      day: columnParameter(day, site, true).schema,
      time: columnParameter(time, site, true).schema,
    });
    return {
      name: [options.verb, view.noun],
      words: { parent: parent?.noun, taken },
      parameters: [
        idParameter(view),
        { name: 'slot', schema: { ...members, description: text('slot') }, isRequired: true },
      ],
      samples: sampleSets([day, time], random).map((set) => ({
        slot: { day: set[day.name] ?? null, time: set[time.name] ?? null },
      })),
      guards: [
        mustExist(view, view.idParameter),
        guard(`${slot[day.name]} >= ${today}`, 'SLOT_IN_PAST', 'The new day is in the past.'),
        ...(owner && parent ? [notTaken(view, { owner: owner.name, parent, slot })] : []),
      ],
      changes: [{ values: slot, where: isKey(view, view.idParameter) }],
      result: oneRow(view, `t.${isKey(view, view.idParameter)}`),
    };
  },
});

/** Its owner has no other row at that day and time. */
function notTaken(
  view: EntityView,
  { owner, parent, slot }: { owner: string; parent: EntityView; slot: Readonly<Record<string, string>> },
): Guard {
  const column = identifier(owner);
  const isThisRow = isKey(view, view.idParameter);
  const own = `SELECT ${column} FROM ${identifier(view.table)} WHERE ${isThisRow}`;
  const same = Object.entries(slot).map(([column, sql]) => `${identifier(column)} = ${sql}`);
  const clash = allOf([`"id" <> :${view.idParameter}`, `${column} = (${own})`, ...same]);
  return guard(
    `NOT ${exists(view, clash)}`,
    errorCode(parent.noun, 'taken'),
    `The ${parent.noun} of {${view.idParameter}} is already taken at that time.`,
  );
}
