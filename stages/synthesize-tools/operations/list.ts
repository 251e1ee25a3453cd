// list: the rows that belong to one parent.
import { z } from 'zod';
import { fieldWords, snakeCase, withArticle } from '../../english.ts';
import {
  columnNamed,
  columnWords,
  jsonOf,
  keyParameter,
  mustExist,
  objectSchema,
  shownSchema,
} from '../entity-view.ts';
import { defineOperation, fieldsOf } from './operation.ts';

export const list = defineOperation({
  name: 'list',
  effect: 'read',
  options: z.strictObject({ of: z.string().describe('field that refers to the parent') }),
  propose: (outlook) => fieldsOf(outlook, 'ref').map((of) => ({ options: { of }, weight: 3 })),
  draft(place, options) {
    const { view, style, random } = place;
    const column = columnNamed(view, options.of);
    if (!column.parent) throw new Error(`${view.noun}.${options.of} refers to nothing`);
    const parent = place.viewOf(column.parent.noun);
    const listed = snakeCase(view.plural);
    const state = view.columns.find((candidate) => view.entity.states[candidate.field]);
    const filter = state ? ` AND (:${state.name} IS NULL OR "${state.name}" = :${state.name})` : '';
    return {
      // "list_room_bookings" of the room bookings of a room, not "list_room_room_bookings".
      name: style.toolName(
        'list',
        view.plural.startsWith(`${parent.noun} `) ? view.plural : `${parent.noun} ${view.plural}`,
      ),
      description:
        random.pick([
          `Lists every one of the ${view.plural} that belong to one ${parent.noun}, oldest ID first.`,
          `Returns all ${view.plural} of ${withArticle(parent.noun)} with their ${columnWords(view, random, 3)}, by ID.`,
          `Gives the ${view.plural} on file for one ${parent.noun}, and how many they are.`,
        ]) +
        (state ? ` They can be narrowed down to one ${fieldWords(state.field)}.` : '') +
        random.pick([
          ` Use it to see the ${view.plural} of a known ${parent.noun}; to look across all of them, search instead.`,
          ` It needs the ID of the ${parent.noun}; it does not look names up.`,
        ]) +
        random.pick([
          ` An empty list means that there are none, not that the ${parent.noun} is unknown.`,
          ` The list is complete: there are no further pages.`,
        ]),
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
      references: { [parent.key]: parent.table },
      samples: [],
      intents: [
        `list the ${view.plural} of {${parent.key}}`,
        `which ${view.plural} does {${parent.key}} have`,
      ],
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
