// adjust: a number of one row goes up or down by an amount, never below zero.
import { z } from 'zod';
import { fieldWords } from '../../english.ts';
import { errorCode, guard, isKey, mustExist, oneRow } from '../../worlds/programs.ts';
import { identifier } from '../../worlds/sql.ts';
import { type Column, columnNamed } from '../entity-view.ts';
import { fieldInName } from '../short-names.ts';
import { defineOperation, idParameter, ofKind } from './operation.ts';

/** Numbers that grow and shrink by use; others are set, not adjusted. */
const moving = new Set(
  (
    'quantity balance reserved spent units budget capacity odometer hours_run uses_left reorder_level ' +
    'seats parcels stops headcount monthly_cost replicas storage progress completion helpful_votes ' +
    'views affected hours_spent sample_count attempts'
  ).split(' '),
);

export const adjust = defineOperation({
  name: 'adjust',
  effect: 'write',
  does: 'write',
  options: z.strictObject({ of: z.string(), verb: z.string().default('adjust') }),
  propose: (outlook) =>
    ofKind(outlook, 'money', 'integer')
      .filter((name) => moving.has(name))
      .slice(0, 2)
      .map((of) => ({
        options: { of, verb: outlook.random.pick(['adjust', 'change']) },
        weight: 2,
      })),
  uses: ({ of }) => [of],
  writes: ({ of }) => [{ kind: 'amount', sets: [of] }],
  parts({ view, random, text }, options) {
    const column = columnNamed(view, options.of);
    const value = identifier(column.name);
    const words = { value: fieldWords(column.field), meaning: column.kind.describe };
    const size = Math.max(1, Math.ceil(greatest(column) / 4));
    const after = `round(coalesce(${value}, 0) + :change, 2)`;
    const tooLow = errorCode(column.field, 'too low');
    const isThisRow = isKey(view, view.idParameter);
    const change = { type: amountType(column), minimum: -size, maximum: size };
    return {
      name: [options.verb, `${view.noun} ${fieldInName(column.field)}`],
      words: { ...words, tooLow },
      parameters: [
        idParameter(view),
        {
          name: 'change',
          schema: { ...change, description: text('change', words) },
          isRequired: true,
        },
      ],
      samples: Array.from({ length: 5 }, () => ({
        change: (random.chance(0.5) ? 1 : -1) * random.integer(1, Math.max(1, Math.ceil(size / 4))),
      })),
      guards: [
        mustExist(view, view.idParameter),
        guard(
          `${after} >= 0 FROM ${identifier(view.table)} WHERE ${isThisRow}`,
          tooLow,
          `The ${words.value} of {${view.idParameter}} would drop below zero.`,
        ),
      ],
      changes: [{ values: { [column.name]: after }, where: `${isThisRow} AND :change <> 0` }],
      result: oneRow(view, `t.${isThisRow}`),
    };
  },
});

/** Whole numbers move in whole steps. */
export const amountType = ({ kind }: Column): string =>
  kind.schema.type === 'integer' ? 'integer' : 'number';

export const greatest = ({ kind }: Column): number =>
  typeof kind.schema.maximum === 'number' ? kind.schema.maximum : 100;
