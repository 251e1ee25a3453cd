// transfer: an amount goes from one row to another, whole or not at all.
import { z } from 'zod';
import { fieldWords } from '../../english.ts';
import { errorCode, guard, isKey, rowWhere, selectOne } from '../../worlds/programs.ts';
import { identifier } from '../../worlds/sql.ts';
import { columnNamed } from '../entity-view.ts';
import { fieldInName } from '../short-names.ts';
import { amountType, greatest } from './adjust.ts';
import { betweenTwo } from './between-two.ts';
import { defineOperation, ofKind } from './operation.ts';

export const transfer = defineOperation({
  name: 'transfer',
  effect: 'write',
  does: 'write',
  options: z.strictObject({ of: z.string(), verb: z.string().default('transfer') }),
  propose: (outlook) =>
    ofKind(outlook, 'money', 'integer')
      .filter((name) => /^(quantity|balance|units|budget|uses_left|storage)$/.test(name))
      .slice(0, 1)
      .map((of) => ({
        options: { of, verb: outlook.random.pick(['transfer', 'move']) },
        weight: 2.5,
      })),
  uses: ({ of }) => [of],
  writes: ({ of }) => [
    { kind: 'amount', sets: [of] },
    { kind: 'amount', sets: [of] },
  ],
  parts(site, options) {
    const { view, random, text } = site;
    const column = columnNamed(view, options.of);
    const value = identifier(column.name);
    const field = fieldWords(column.field);
    const words = { value: field, measured: measured(field), meaning: column.kind.describe };
    const most = Math.max(1, Math.ceil(greatest(column) / 5));
    const tooLow = errorCode(column.field, 'too low');
    const ends = betweenTwo(view, site);
    const amount = { type: amountType(column), minimum: 1, maximum: most };
    return {
      name: [options.verb, `${view.noun} ${fieldInName(options.of)}`],
      words: { ...words, tooLow },
      parameters: [
        ...ends.parameters,
        { name: 'amount', schema: { ...amount, description: text('amount', words) }, isRequired: true },
      ],
      samples: Array.from({ length: 5 }, () => ({ amount: random.integer(1, most) })),
      guards: [
        ...ends.guards,
        guard(
          `coalesce(${value}, 0) >= :amount FROM ${identifier(view.table)} WHERE ${isKey(view, 'from_id')}`,
          tooLow,
          `The ${words.value} of {from_id} is less than {amount}.`,
        ),
      ],
      changes: [
        { values: { [column.name]: `round(${value} - :amount, 2)` }, where: isKey(view, 'from_id') },
        {
          values: { [column.name]: `round(coalesce(${value}, 0) + :amount, 2)` },
          where: isKey(view, 'to_id'),
        },
      ],
      result: selectOne([
        { name: 'amount', sql: ':amount', schema: { type: 'number' } },
        { name: 'from', ...rowWhere(view, `t.${isKey(view, 'from_id')}`) },
        { name: 'to', ...rowWhere(view, `t.${isKey(view, 'to_id')}`) },
      ]),
    };
  },
});

/** What follows a figure: 3 "units", 3 "of the balance". */
const measured = (field: string): string =>
  field.startsWith('number of ') ? field.slice('number of '.length) : `of the ${field}`;
