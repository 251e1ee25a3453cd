// list: the rows that belong to one parent.
import { z } from 'zod';
import { columnNamed, jsonOf, keyParameter, mustExist, objectSchema, shownSchema } from '../entity-view.ts';
import { snake } from '../names.ts';
import { defineOperation } from './operation.ts';

export const list = defineOperation({
  name: 'list',
  options: z.strictObject({ of: z.string().describe('field that refers to the parent') }),
  draft(place, options) {
    const { view, style } = place;
    const column = columnNamed(view, options.of);
    if (!column.parent) throw new Error(`${view.noun}.${options.of} refers to nothing`);
    const parent = place.viewOf(column.parent.noun);
    const listed = snake(view.plural);
    const state = view.columns.find((candidate) => view.entity.states[candidate.field]);
    const filter = state ? ` AND (:${state.name} IS NULL OR "${state.name}" = :${state.name})` : '';
    return {
      name: style.toolName('list', `${parent.noun} ${view.plural}`),
      description:
        `Lists every one of the ${view.plural} that belong to one ${parent.noun}, oldest ID first. ` +
        `Use it to see the ${view.plural} of a known ${parent.noun}; to look across all of them, search instead. ` +
        `An empty list means that there are none, not that the ${parent.noun} is unknown.`,
      inputSchema: objectSchema(
        {
          [parent.key]: keyParameter(parent),
          ...(state
            ? {
                [state.name]: {
                  ...state.kind.schema,
                  description: `Only ${view.plural} in this state. ${state.kind.describe}.`,
                },
              }
            : {}),
        },
        [parent.key],
      ),
      outputSchema: objectSchema(
        {
          [parent.key]: { type: 'string' },
          count: { type: 'integer' },
          [listed]: { type: 'array', items: shownSchema(view) },
        },
        [parent.key, 'count', listed],
      ),
      effect: 'read',
      references: { [parent.key]: parent.table },
      samples: [],
      intents: [`list the ${view.plural} of {${parent.key}}`, `which ${view.plural} does {${parent.key}} have`],
      program: {
        guards: [mustExist(parent, parent.key)],
        statements: [],
        result: {
          shape: 'one',
          sql:
            `SELECT :${parent.key} AS "${parent.key}", COUNT(*) AS "count", json_group_array(${jsonOf(view, 't')}) AS "${listed}" ` +
            `FROM (SELECT * FROM "${view.table}" WHERE "${column.name}" = :${parent.key}${filter} ORDER BY "id") t`,
        },
      },
    };
  },
});
