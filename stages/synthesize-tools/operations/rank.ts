// rank: the rows with most or least of a number.
import { z } from 'zod';
import { fieldWords, snakeCase, upperFirst } from '../../english.ts';
import { columnNamed, jsonOf, objectSchema, shownSchema } from '../entity-view.ts';
import { defineOperation, fieldsOf, numeric } from './operation.ts';

export const rank = defineOperation({
  name: 'rank',
  effect: 'read',
  options: z.strictObject({ by: z.string(), verb: z.string().default('top') }),
  propose: (outlook) =>
    outlook.random
      .shuffle(fieldsOf(outlook, ...numeric))
      .slice(0, 2)
      .map((by) => ({ options: { by, verb: outlook.random.pick(['rank', 'top', 'order']) }, weight: 1.2 })),
  draft(place, { by, verb }) {
    const { view, style, random } = place;
    const column = columnNamed(view, by);
    const words = fieldWords(column.field);
    const listed = snakeCase(view.plural);
    const state = view.columns.find((candidate) => view.entity.states[candidate.field]);
    const filter = state ? ` AND (:${state.name} IS NULL OR "${state.name}" = :${state.name})` : '';
    const order = (alias: string): string =>
      `CASE WHEN :ascending = 1 THEN ${alias}"${column.name}" ELSE -${alias}"${column.name}" END, ${alias}"id"`;
    return {
      name: style.toolName(verb, `${view.plural} by ${words}`),
      description:
        random.pick([
          `Orders ${view.plural} by ${words}, highest first, and returns the first few.`,
          `Returns the ${view.plural} with the highest ${words}, or with the lowest when asked for ascending order.`,
        ]) +
        random.pick([
          ` Use it for "which have the most", not to find one ${view.noun} by name.`,
          ` It ranks; to filter by other fields, search.`,
        ]) +
        ` ${column.kind.describe}.` +
        (column.optional ? ` ${upperFirst(view.plural)} without a value are left out.` : ''),
      inputSchema: objectSchema(
        {
          count: {
            type: 'integer',
            minimum: 1,
            maximum: 20,
            description: `How many ${view.plural} to return.`,
          },
          ascending: { type: 'boolean', description: 'True for the lowest first.' },
          ...(state
            ? { [state.name]: { ...state.kind.schema, description: `Only ${view.plural} in this state.` } }
            : {}),
        },
        ['count'],
      ),
      outputSchema: objectSchema(
        {
          count: { type: 'integer', description: 'How many are returned' },
          [listed]: { type: 'array', items: shownSchema(view) },
        },
        ['count', listed],
      ),
      references: {},
      samples: [{ count: 1 }, { count: 2 }, { count: 3 }, { count: 5 }],
      intents: [
        `list the {count} ${view.plural} with the highest ${words}`,
        `rank the top {count} ${view.plural} by ${words}`,
      ],
      program: {
        guards: [],
        statements: [],
        result: {
          shape: 'one',
          sql:
            `SELECT COUNT(*) AS "count", json_group_array(${jsonOf(view, 't')}) AS "${listed}" FROM (SELECT * FROM "${view.table}" ` +
            `WHERE "${column.name}" IS NOT NULL${filter} ORDER BY ${order('')} LIMIT :count) t`,
        },
      },
    };
  },
});
