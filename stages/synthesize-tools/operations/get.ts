// get: one row by its key, with what belongs to it.
import { z } from 'zod';
import type { JsonObject } from '../../../schemas/json.ts';
import { snakeCase } from '../../english.ts';
import {
  columnWords,
  type EntityView,
  jsonOf,
  keyParameter,
  mustExist,
  objectSchema,
  type Place,
  selectList,
  shownSchema,
} from '../entity-view.ts';
import { defineOperation } from './operation.ts';

export const get = defineOperation({
  name: 'get',
  effect: 'read',
  options: z.strictObject({
    with: z.array(z.string()).default([]).describe('entities that refer to this one'),
  }),
  propose({ noun, entities }) {
    const children = Object.entries(entities).flatMap(([child, { fields }]) =>
      child !== noun && Object.values(fields).some((field) => field.ref === noun) ? [child] : [],
    );
    return [{ options: { with: children.slice(0, 2) }, weight: 5 }];
  },
  draft(place, options) {
    const { view, style, random } = place;
    const children = options.with.map((noun) => childOf(noun, place));
    const shown = shownSchema(view);
    const lists = Object.fromEntries(
      children.map(({ child, name }) => [name, { type: 'array', items: ownSchema(child, view) }]),
    );
    const nested = children.map(({ child, name, column }) => {
      const json = jsonOf({ ...child, columns: child.columns.filter((each) => each.name !== column) }, 'c');
      return `, (SELECT json_group_array(${json}) FROM (SELECT * FROM "${child.table}" WHERE "${column}" = t."id" ORDER BY "id") c) AS "${name}"`;
    });
    const including =
      children.length > 0
        ? ` together with its ${children.map(({ child }) => child.plural).join(' and ')}`
        : '';
    const { code } = mustExist(view, view.key).error;
    return {
      name: style.toolName(style.get, view.noun),
      description:
        random.pick([
          `Returns one ${view.noun}${including}, in its present state.`,
          `Reads the record of one ${view.noun}${including}: ${columnWords(view, random, 4)}.`,
          `Gives everything that is kept about a single ${view.noun}${including}, such as its ${columnWords(view, random, 3)}.`,
        ]) +
        random.pick([
          ` Use it when the ID is known and before changing the ${view.noun}; to find an ID, search first.`,
          ` It takes an ID, not a name; a search tells the ID.`,
          ` Right for a question about one ${view.noun}; for many at once, search or list instead.`,
        ]) +
        ` An unknown ID gives ${code}.`,
      inputSchema: objectSchema({ [view.key]: keyParameter(view) }, [view.key]),
      outputSchema: objectSchema(
        { ...(shown.properties as { [name: string]: JsonObject }), ...lists }, // shownSchema makes an object schema
        [...(shown.required as string[]), ...Object.keys(lists)],
      ),
      references: { [view.key]: view.table },
      samples: [],
      intents: [
        `what do we have on record for {${view.key}}`,
        `show me the details of {${view.key}}`,
        `how do things stand with {${view.key}}`,
      ],
      program: {
        guards: [mustExist(view, view.key)],
        statements: [],
        result: {
          shape: 'one',
          sql: `SELECT ${selectList(view, 't')}${nested.join('')} FROM "${view.table}" t WHERE t."id" = :${view.key}`,
        },
      },
    };
  },
});

function childOf(noun: string, place: Place): { child: EntityView; name: string; column: string } {
  const child = place.viewOf(noun);
  const column = child.columns.find((candidate) => candidate.parent?.noun === place.view.noun);
  if (!column) throw new Error(`${noun} does not refer to ${place.view.noun}`);
  return { child, name: snakeCase(child.plural), column: column.name };
}

/** A child as its parent shows it: without naming the parent again. */
function ownSchema(child: EntityView, parent: EntityView): JsonObject {
  return shownSchema({
    ...child,
    columns: child.columns.filter((column) => column.parent?.noun !== parent.noun),
  });
}
