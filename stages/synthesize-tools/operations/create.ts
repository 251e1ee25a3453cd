// create: a new row, its key given by the world.
import { z } from 'zod';
import {
  columnNamed,
  mustExist,
  objectSchema,
  parameterFor,
  sampleSets,
  selectList,
  shownSchema,
} from '../entity-view.ts';
import { spaced, withArticle } from '../names.ts';
import { defineOperation, guardsOf, ruleSentence, writeOptions } from './operation.ts';

export const create = defineOperation({
  name: 'create',
  options: z.strictObject({
    verb: z.string().optional(),
    name: z.string().optional().describe('of the tool, where verb and noun do not make one'),
    set: z.array(z.string()).min(1),
    ...writeOptions,
  }),
  draft(place, options) {
    const { view, style, random } = place;
    const columns = options.set.map((field) => columnNamed(view, field));
    const states = Object.entries(view.entity.states).map(([name, [first]]) => ({ name, sql: `'${first}'` }));
    const fixed = view.columns.filter(
      (column) => !columns.includes(column) && !column.optional && !view.entity.states[column.field],
    );
    const newKey = `(SELECT '${view.prefix}-' || (coalesce(MAX(CAST(substr("id", ${view.prefix.length + 2}) AS INTEGER)), 1000) + 1) FROM "${view.table}")`;
    const values = [
      { name: 'id', sql: newKey },
      ...columns.map(({ name }) => ({ name, sql: `:${name}` })),
      ...states,
      ...fixed.map(({ name, kind }) => ({ name, sql: defaultSql(kind.schema.format === 'date') })),
    ];
    const parents = columns.filter((column) => column.parent);
    const verb = options.verb ?? style.create;
    const [state] = Object.entries(view.entity.states);
    const owner = parents.map((parent) => ` for {${parent.name}}`)[0] ?? '';
    return {
      name: options.name ? style.toolName(options.name, '') : style.toolName(verb, view.noun),
      description:
        `Creates ${withArticle(view.noun)} and returns it with its new ID${state ? `; its ${spaced(state[0])} starts as ${state[1][0]}` : ''}. ` +
        `Use it once per ${view.noun}: calling it twice makes two. ` +
        (parents.length > 0
          ? `Each ID given must exist already, so look it up first when it is not known.`
          : `Nothing else needs to exist beforehand.`) +
        ruleSentence(options.rules),
      inputSchema: objectSchema(
        Object.fromEntries(columns.map((column) => [column.name, parameterFor(column, place)])),
        columns.filter((column) => !column.optional).map((column) => column.name),
      ),
      outputSchema: shownSchema(view),
      effect: 'write',
      references: Object.fromEntries(parents.flatMap(({ name, parent }) => (parent ? [[name, parent.table]] : []))),
      samples: sampleSets(columns, random),
      // Where verb and noun make no name for the tool, they make no sentence either.
      intents: [
        ...(options.name ? [] : [`${spaced(verb)} a new ${view.noun}${owner}`]),
        `I need a new ${view.noun}${owner}`,
      ],
      program: {
        guards: [
          ...parents.flatMap(({ name, parent, optional }) => {
            if (!parent) return [];
            const guard = mustExist(place.viewOf(parent.noun), name);
            return [optional ? { ...guard, sql: `SELECT :${name} IS NULL OR (${guard.sql})` } : guard];
          }),
          ...guardsOf(options.rules),
        ],
        statements: [
          `INSERT INTO "${view.table}" (${values.map(({ name }) => `"${name}"`).join(', ')}) VALUES (${values.map(({ sql }) => sql).join(', ')})`,
          ...options.also,
        ],
        result: {
          shape: 'one',
          sql: `SELECT ${selectList(view, 't')} FROM "${view.table}" t ORDER BY CAST(substr(t."id", ${view.prefix.length + 2}) AS INTEGER) DESC LIMIT 1`,
        },
      },
    };
  },
});

/** What a column holds that no parameter sets: today for a date, else nothing yet. */
const defaultSql = (isDate: boolean): string => (isDate ? 'substr(:now, 1, 10)' : '0');
