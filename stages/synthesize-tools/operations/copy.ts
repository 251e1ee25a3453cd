// copy: a new row like an existing one, with another value for one field where given.
import { z } from 'zod';
import { fieldWords } from '../../english.ts';
import { isKey, mustExist, newestRow } from '../../worlds/programs.ts';
import { givenOr, identifier } from '../../worlds/sql.ts';
import { isPrevious } from '../entity.ts';
import { columnNamed, sampleSets } from '../entity-view.ts';
import { newRow } from '../writes.ts';
import { isCounter } from './create.ts';
import { columnParameter, defineOperation, idParameter, ofKind } from './operation.ts';

export const copy = defineOperation({
  name: 'copy',
  effect: 'write',
  does: 'write',
  options: z.strictObject({
    change: z.string().describe('the field in which the copy may differ'),
    verb: z.string().default('copy'),
  }),
  propose(outlook) {
    const { entity, random } = outlook;
    const fields = ofKind(outlook, 'date', 'money', 'integer', 'one_of').filter(
      (name) => !isCounter(name) && !isPrevious(name) && !entity.fields[name]?.optional,
    );
    if (fields.length === 0) return [];
    const verb = random.pick(['copy', 'duplicate', 'clone']);
    return [{ options: { change: random.pick(fields), verb }, weight: 1.2 }];
  },
  uses: ({ change }) => [change],
  writes: (_, { fields, states }) => [
    { kind: 'copy', sets: [...Object.keys(fields), ...Object.keys(states)] },
  ],
  parts(site, options) {
    const { view, random, text } = site;
    const change = columnNamed(view, options.change);
    const words = { field: fieldWords(change.field), meaning: change.kind.describe };
    const kept = view.columns.filter(
      ({ field }) => !view.entity.states[field] && !isPrevious(field) && !isCounter(field),
    );
    const values = Object.fromEntries(
      kept.map((column) => [
        column.name,
        column === change ? givenOr(column.name, identifier(column.name)) : identifier(column.name),
      ]),
    );
    const changed = columnParameter(change, site, false);
    return {
      name: [options.verb, view.noun],
      words: { ...words, verb: options.verb, parameter: change.name },
      parameters: [
        idParameter(view),
        { ...changed, schema: { ...changed.schema, description: text('change', words) } },
      ],
      samples: sampleSets([change], random),
      guards: [mustExist(view, view.idParameter)],
      changes: [
        {
          values: newRow(view, values),
          from: `${identifier(view.table)} WHERE ${isKey(view, view.idParameter)}`,
        },
      ],
      result: newestRow(view),
    };
  },
});
