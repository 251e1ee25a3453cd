// transfer: an amount goes from one row to another, whole or not at all.
import { z } from 'zod';
import { fieldWords } from '../../english.ts';
import { codeFor, columnNamed, jsonOf, mustExist, objectSchema, shownSchema } from '../entity-view.ts';
import { guardsOf, ruleSentence, writeOptions } from '../rules/rule.ts';
import { defineOperation, fieldsOf } from './operation.ts';

const optionsSchema = z.strictObject({
  of: z.string(),
  verb: z.string().default('transfer'),
  ...writeOptions,
});

export const transfer = defineOperation({
  name: 'transfer',
  effect: 'write',
  options: optionsSchema,
  propose: (outlook) =>
    fieldsOf(outlook, 'money', 'integer')
      .filter((name) => /^(quantity|balance|units|budget|uses_left|storage)$/.test(name))
      .slice(0, 1)
      .map((of) => ({
        options: optionsSchema.parse({ of, verb: outlook.random.pick(['transfer', 'move', 'shift']) }),
        weight: 2.5,
      })),
  draft(place, options) {
    const { view, style, random } = place;
    const column = columnNamed(view, options.of);
    const words = fieldWords(column.field);
    const isWhole = column.kind.schema.type === 'integer';
    const most =
      typeof column.kind.schema.maximum === 'number'
        ? Math.max(1, Math.ceil(column.kind.schema.maximum / 5))
        : 20;
    const id = (role: string) => ({
      type: 'string',
      description: `ID of the ${view.noun} ${role}, such as ${view.prefix}-1001.`,
    });
    return {
      name: style.toolName(options.verb, `${view.noun} ${words}`),
      description:
        random.pick([
          `Moves an amount of ${words} from one ${view.noun} to another and returns both as they are afterwards.`,
          `Takes an amount off the ${words} of one ${view.noun} and adds it to another, in one step.`,
        ]) +
        ` ${column.kind.describe}. Refused with ${codeFor(words, 'TOO_LOW')} when the first holds less than the amount.` +
        random.pick([
          ' Both must exist and must differ.',
          ` For a change of one ${view.noun} alone, adjust that one.`,
        ]) +
        ruleSentence(options.rules),
      inputSchema: objectSchema(
        {
          from_id: id('that gives'),
          to_id: id('that receives'),
          amount: {
            type: isWhole ? 'integer' : 'number',
            minimum: 1,
            maximum: most,
            description: `How much to move. ${column.kind.describe}.`,
          },
        },
        ['from_id', 'to_id', 'amount'],
      ),
      outputSchema: objectSchema(
        { amount: { type: 'number' }, from: shownSchema(view), to: shownSchema(view) },
        ['amount', 'from', 'to'],
      ),
      references: { from_id: view.table, to_id: view.table },
      samples: Array.from({ length: 5 }, () => ({ amount: random.integer(1, most) })),
      intents: [`move {amount} of ${words} from {from_id} to {to_id}`],
      program: {
        guards: [
          mustExist(view, 'from_id'),
          mustExist(view, 'to_id'),
          {
            sql: 'SELECT :from_id <> :to_id',
            error: { code: 'SAME_ON_BOTH_SIDES', message: `{from_id} cannot give to itself.` },
          },
          {
            sql: `SELECT coalesce("${column.name}", 0) >= :amount FROM "${view.table}" WHERE "id" = :from_id`,
            error: {
              code: codeFor(words, 'TOO_LOW'),
              message: `The ${words} of {from_id} is less than {amount}.`,
            },
          },
          ...guardsOf(options.rules),
        ],
        statements: [
          `UPDATE "${view.table}" SET "${column.name}" = round("${column.name}" - :amount, 2) WHERE "id" = :from_id`,
          `UPDATE "${view.table}" SET "${column.name}" = round(coalesce("${column.name}", 0) + :amount, 2) WHERE "id" = :to_id`,
          ...options.also,
        ],
        result: {
          shape: 'one',
          sql: `SELECT :amount AS "amount", (SELECT ${jsonOf(view, 't')} FROM "${view.table}" t WHERE t."id" = :from_id) AS "from", (SELECT ${jsonOf(view, 't')} FROM "${view.table}" t WHERE t."id" = :to_id) AS "to"`,
        },
      },
    };
  },
});
