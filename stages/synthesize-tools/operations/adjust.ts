// adjust: a number of one row goes up or down by an amount, never below nothing.
import { z } from 'zod';
import { fieldWords, withArticle } from '../../english.ts';
import {
  codeFor,
  columnNamed,
  keyParameter,
  mustExist,
  objectSchema,
  selectList,
  shownSchema,
} from '../entity-view.ts';
import { guardsOf, ruleSentence, writeOptions } from '../rules/rule.ts';
import { defineOperation, fieldsOf } from './operation.ts';

const optionsSchema = z.strictObject({ of: z.string(), verb: z.string().default('adjust'), ...writeOptions });

/** Numbers that grow and shrink by use; others are set, not adjusted. */
const moving =
  /^(quantity|balance|reserved|spent|units|budget|capacity|odometer|hours_run|uses_left|reorder_level|seats|parcels|stops|headcount|monthly_cost|replicas|storage|progress|completion|helpful_votes|views|affected|hours_spent|sample_count|attempts)$/;

export const adjust = defineOperation({
  name: 'adjust',
  effect: 'write',
  options: optionsSchema,
  propose: (outlook) =>
    fieldsOf(outlook, 'money', 'integer')
      .filter((name) => moving.test(name))
      .slice(0, 2)
      .map((of) => ({
        options: optionsSchema.parse({ of, verb: outlook.random.pick(['adjust', 'change', 'shift']) }),
        weight: 2,
      })),
  writing: ({ of }) => ({ operation: 'adjust', set: [of] }),
  draft(place, options) {
    const { view, style, random } = place;
    const column = columnNamed(view, options.of);
    const words = fieldWords(column.field);
    const isWhole = column.kind.schema.type === 'integer';
    const most = typeof column.kind.schema.maximum === 'number' ? column.kind.schema.maximum : 100;
    const size = Math.max(1, Math.ceil(most / 4));
    return {
      name: style.toolName(options.verb, `${view.noun} ${words}`),
      description:
        random.pick([
          `Raises or lowers the ${words} of one ${view.noun} by a given amount and returns the ${view.noun}.`,
          `Adds an amount to the ${words} of ${withArticle(view.noun)}; a negative amount takes away.`,
        ]) +
        ` ${column.kind.describe}. It refuses to go below zero with ${codeFor(words, 'TOO_LOW')}.` +
        random.pick([
          ` Give the change, not the new total.`,
          ` Use it for movements; to correct a wrong total, update the ${view.noun}.`,
        ]) +
        ruleSentence(options.rules),
      inputSchema: objectSchema(
        {
          [view.key]: keyParameter(view),
          change: {
            type: isWhole ? 'integer' : 'number',
            minimum: -size,
            maximum: size,
            description: `How much to add; negative to take away. ${column.kind.describe}.`,
          },
        },
        [view.key, 'change'],
      ),
      outputSchema: shownSchema(view),
      references: { [view.key]: view.table },
      samples: Array.from({ length: 5 }, () => ({
        change: (random.chance(0.5) ? 1 : -1) * random.integer(1, Math.max(1, Math.ceil(size / 4))),
      })),
      intents: [
        `change the ${words} of {${view.key}} by {change}`,
        `book {change} on the ${words} of {${view.key}}`,
      ],
      program: {
        guards: [
          mustExist(view, view.key),
          {
            sql: `SELECT coalesce("${column.name}", 0) + :change >= 0 FROM "${view.table}" WHERE "id" = :${view.key}`,
            error: {
              code: codeFor(words, 'TOO_LOW'),
              message: `The ${words} of {${view.key}} would fall below zero.`,
            },
          },
          ...guardsOf(options.rules),
        ],
        statements: [
          `UPDATE "${view.table}" SET "${column.name}" = round(coalesce("${column.name}", 0) + :change, 2) WHERE "id" = :${view.key} AND :change <> 0`,
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
