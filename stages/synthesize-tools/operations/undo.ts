// undo: one row goes back to the state that it had before its last move. Its entity keeps that state in a
// field of its own.
import { z } from 'zod';
import { fieldWords } from '../../english.ts';
import { errorCode, guard, isKey, mustExist, oneRow } from '../../worlds/programs.ts';
import { identifier } from '../../worlds/sql.ts';
import { previousField } from '../entity.ts';
import { defineOperation, idParameter } from './operation.ts';

export const undo = defineOperation({
  name: 'undo',
  effect: 'write',
  does: 'write',
  options: z.strictObject({ field: z.string(), verb: z.string().default('undo') }),
  propose({ entity, random }) {
    const field = Object.keys(entity.states).find((name) => entity.fields[previousField(name)]);
    return field === undefined
      ? []
      : [{ options: { field, verb: random.pick(['revert', 'restore', 'roll back']) }, weight: 30 }];
  },
  uses: ({ field }) => [previousField(field)],
  writes: ({ field }) => [{ kind: 'undo', sets: [field, previousField(field)] }],
  parts({ view }, { field, verb }) {
    const previous = identifier(previousField(field));
    const isThisRow = isKey(view, view.idParameter);
    const nothing = errorCode(view.noun, 'nothing to undo');
    return {
      name: [verb, `${view.noun} ${fieldWords(field)}`],
      words: { state: fieldWords(field), nothing },
      parameters: [idParameter(view)],
      guards: [
        mustExist(view, view.idParameter),
        guard(
          `${previous} IS NOT NULL FROM ${identifier(view.table)} WHERE ${isThisRow}`,
          nothing,
          `{${view.idParameter}} has no change that can be undone.`,
        ),
      ],
      changes: [{ values: { [field]: previous, [previousField(field)]: 'NULL' }, where: isThisRow }],
      result: oneRow(view, `t.${isThisRow}`),
    };
  },
});
