// Tools that plan maintenance: scheduling a visit, and recording that it has been made.
import { exists, guard, isKey, mustExist, newestRow, oneRow } from '../../../worlds/programs.ts';
import { identifier, literal, today } from '../../../worlds/sql.ts';
import { columnNamed, columnOfOwner, referencesTo, sampleSets } from '../../entity-view.ts';
import { newRow } from '../../writes.ts';
import { columnParameter, defineOperation, idParameter } from '../operation.ts';
import { servicingSchema } from './visits.ts';

export const scheduleService = defineOperation({
  name: 'schedule_service',
  effect: 'write',
  does: 'write',
  options: servicingSchema,
  writes: (_, { fields }) => [{ kind: 'row', sets: Object.keys(fields).filter((field) => field !== 'cost') }],
  parts(site, options) {
    const { view, viewOf, random } = site;
    const owner = viewOf(options.owner);
    const column = referencesTo(view, options.owner)[0]?.name ?? owner.idParameter;
    const columns = ['planned_on', 'work', 'technician'].map((field) => columnNamed(view, field));
    const isPlanned = `${identifier(column)} = :${column} AND "status" = 'planned'`;
    return {
      name: [random.pick(['schedule', 'plan', 'book']), view.noun],
      words: { owner: owner.noun, ownerId: column },
      parameters: [idParameter(owner, column), ...columns.map((each) => columnParameter(each, site, true))],
      samples: sampleSets(columns, random),
      guards: [
        mustExist(owner, column),
        guard(`:planned_on >= ${today}`, 'DAY_IN_PAST', '{planned_on} has passed.'),
        guard(
          `NOT ${exists(view, isPlanned)}`,
          'ALREADY_PLANNED',
          `A visit is already planned for {${column}}.`,
        ),
      ],
      changes: [
        {
          values: newRow(view, {
            [column]: `:${column}`,
            ...Object.fromEntries(columns.map(({ name }) => [name, `:${name}`])),
          }),
        },
      ],
      result: newestRow(view),
    };
  },
});

export const completeService = defineOperation({
  name: 'complete_service',
  effect: 'write',
  does: 'write',
  options: servicingSchema,
  writes: ({ owner }) => [
    { kind: 'fields', noun: owner, sets: ['last_serviced_on'] },
    { kind: 'state', sets: ['status', 'cost'], from: ['planned'], to: 'done' },
  ],
  parts(site, options) {
    const { view, viewOf, random } = site;
    const owner = viewOf(options.owner);
    const cost = columnNamed(view, 'cost');
    const where = isKey(view, view.idParameter);
    const thing = `(SELECT ${columnOfOwner(view, owner)} FROM ${identifier(view.table)} WHERE ${where})`;
    return {
      name: [random.pick(['complete', 'close']), view.noun],
      words: { owner: owner.noun },
      parameters: [idParameter(view), columnParameter(cost, site, true)],
      samples: sampleSets([cost], random),
      guards: [
        mustExist(view, view.idParameter),
        guard(
          `"status" = 'planned' FROM ${identifier(view.table)} WHERE ${where}`,
          'NOT_PLANNED',
          `{${view.idParameter}} is not planned any more.`,
        ),
      ],
      changes: [
        { values: { last_serviced_on: today }, where: `"id" = ${thing}` },
        { values: { status: literal('done'), cost: ':cost' }, where },
      ],
      result: oneRow(view, `t.${where}`),
    };
  },
});
