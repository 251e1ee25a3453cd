// Tools that write time sheets: entering hours, and approving those of a week.
import { countedRows, exists, guard, mustExist, newestRow, rowsWhere } from '../../../worlds/programs.ts';
import { identifier, literal, today } from '../../../worlds/sql.ts';
import { columnNamed, referencesTo, sampleSets } from '../../entity-view.ts';
import { newRow } from '../../writes.ts';
import { columnParameter, defineOperation, idParameter } from '../operation.ts';
import { daySchema, valueParameters } from '../parameters.ts';
import { mondayOf, sundayOf, timesheetsSchema } from './hours.ts';

export const logHours = defineOperation({
  name: 'log_hours',
  effect: 'write',
  does: 'write',
  options: timesheetsSchema,
  writes: (_, { fields }) => [{ kind: 'row', sets: Object.keys(fields) }],
  parts(site, options) {
    const { view, viewOf, random } = site;
    const owner = viewOf(options.owner);
    const column = referencesTo(view, options.owner)[0]?.name ?? owner.idParameter;
    const columns = ['worked_on', 'hours', 'activity'].map((field) => columnNamed(view, field));
    return {
      name: [random.pick(['log', 'enter', 'record']), `${owner.noun} hours`],
      words: { owner: owner.noun, ownerId: column },
      parameters: [idParameter(owner, column), ...columns.map((each) => columnParameter(each, site, true))],
      samples: sampleSets(columns, random),
      guards: [
        mustExist(owner, column),
        guard(`:worked_on <= ${today}`, 'DAY_IN_FUTURE', '{worked_on} is still to come.'),
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

export const approveHours = defineOperation({
  name: 'approve_hours',
  effect: 'write',
  does: 'write',
  options: timesheetsSchema,
  writes: () => [{ kind: 'state', sets: ['status'], from: ['draft'], to: 'approved' }],
  parts(site, options) {
    const { view, viewOf, random } = site;
    const owner = viewOf(options.owner);
    const column = identifier(referencesTo(view, options.owner)[0]?.name ?? owner.idParameter);
    const inWeek =
      `${column} = :${owner.idParameter} AND "worked_on" BETWEEN ` +
      `${mondayOf(':week_of')} AND ${sundayOf(':week_of')}`;
    const day = columnNamed(view, 'worked_on').kind;
    return {
      name: ['approve', `${owner.noun} ${random.pick(['hours', 'time sheet'])}`],
      words: { owner: owner.noun, ownerId: owner.idParameter },
      parameters: [idParameter(owner), valueParameters(site)('week_of', daySchema)],
      samples: Array.from({ length: 6 }, () => ({ week_of: day.value(random, {}) })),
      guards: [
        mustExist(owner, owner.idParameter),
        guard(
          exists(view, `${inWeek} AND "status" = 'draft'`),
          'NOTHING_TO_APPROVE',
          `{${owner.idParameter}} has no open hours in the week of {week_of}.`,
        ),
      ],
      changes: [{ values: { status: literal('approved') }, where: `${inWeek} AND "status" = 'draft'` }],
      result: countedRows(view, rowsWhere(view, inWeek, '"worked_on", "id"')),
    };
  },
});
