// Tools that write for usage billing: recording usage, and moving an account to another tariff.
import { guard, mustExist, newestRow, oneRow } from '../../../worlds/programs.ts';
import { identifier } from '../../../worlds/sql.ts';
import { columnNamed, referencesTo, sampleSets } from '../../entity-view.ts';
import { newRow } from '../../writes.ts';
import { columnParameter, defineOperation, idParameter } from '../operation.ts';
import { meteringSchema, tariffColumn } from './usage.ts';

export const recordUsage = defineOperation({
  name: 'record_usage',
  effect: 'write',
  does: 'write',
  options: meteringSchema,
  writes: (_, { fields }) => [{ kind: 'row', sets: Object.keys(fields) }],
  parts(site, options) {
    const { view, viewOf, random } = site;
    const owner = viewOf(options.owner);
    const column = referencesTo(view, options.owner)[0]?.name ?? owner.idParameter;
    const columns = ['used_on', 'quantity'].map((field) => columnNamed(view, field));
    return {
      name: [random.pick(/record$/.test(view.noun) ? ['log', 'add'] : ['record', 'log', 'add']), view.noun],
      words: { owner: owner.noun, ownerId: column, unit: options.unit },
      parameters: [idParameter(owner, column), ...columns.map((each) => columnParameter(each, site, true))],
      samples: sampleSets(columns, random),
      guards: [
        mustExist(owner, column),
        guard(':used_on <= substr(:now, 1, 10)', 'DAY_IN_FUTURE', '{used_on} is still to come.'),
      ],
      changes: [
        {
          values: newRow(view, { [column]: `:${column}`, used_on: ':used_on', quantity: ':quantity' }),
        },
      ],
      result: newestRow(view),
    };
  },
});

export const changeTariff = defineOperation({
  name: 'change_tariff',
  effect: 'write',
  does: 'write',
  options: meteringSchema,
  writes: ({ tariffs }, { fields }) => [
    { kind: 'owner', sets: Object.keys(fields).filter((field) => fields[field]?.ref === tariffs) },
  ],
  parts(site, options) {
    const { view, viewOf } = site;
    const tariffs = viewOf(options.tariffs);
    const column = tariffColumn(view, options);
    const where = `"id" = :${view.idParameter}`;
    return {
      name: [site.random.pick(['change', 'switch']), `${view.noun} ${tariffs.noun.split(' ').at(-1)}`],
      words: { tariff: tariffs.noun, tariffId: tariffs.idParameter },
      parameters: [idParameter(view), idParameter(tariffs)],
      guards: [
        mustExist(view, view.idParameter),
        mustExist(tariffs, tariffs.idParameter),
        guard(
          `${column} <> :${tariffs.idParameter} FROM ${identifier(view.table)} WHERE ${where}`,
          'SAME_TARIFF',
          `{${view.idParameter}} already has {${tariffs.idParameter}}.`,
        ),
      ],
      changes: [{ values: { [column.slice(1, -1)]: `:${tariffs.idParameter}` }, where }],
      result: oneRow(view, `t.${where}`),
    };
  },
});
