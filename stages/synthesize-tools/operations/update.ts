// update: other values in one row; what is not given stays.
import { z } from 'zod';
import {
  columnNamed,
  keyParameter,
  mustExist,
  objectSchema,
  parameterFor,
  sampleSets,
  selectList,
  shownSchema,
} from '../entity-view.ts';
import { orList, spaced } from '../names.ts';
import { defineOperation, guardsOf, ruleSentence, writeOptions } from './operation.ts';

export const update = defineOperation({
  name: 'update',
  options: z.strictObject({ set: z.array(z.string()).min(1), verb: z.string().optional(), ...writeOptions }),
  draft(place, options) {
    const { view, style, random } = place;
    const columns = options.set.map((field) => columnNamed(view, field));
    const words = orList(columns.map((column) => spaced(column.field)));
    const [only] = columns.length === 1 ? columns : [];
    const parents = columns.flatMap(({ name, parent }) =>
      parent ? [{ name, view: place.viewOf(parent.noun), table: parent.table }] : [],
    );
    return {
      name: style.toolName(options.verb ?? style.update, only ? `${view.noun} ${spaced(only.field)}` : view.noun),
      description:
        `Changes the ${words} of one ${view.noun} and returns it as it is afterwards. ` +
        (only ? '' : 'Give only what is to change; everything else keeps its value. ') +
        `Use it for corrections to an existing ${view.noun}, not to make a new one.` +
        ruleSentence(options.rules),
      inputSchema: objectSchema(
        {
          [view.key]: keyParameter(view),
          ...Object.fromEntries(columns.map((column) => [column.name, parameterFor(column, place)])),
        },
        [view.key, ...(only ? [only.name] : [])],
      ),
      outputSchema: shownSchema(view),
      effect: 'write',
      references: { [view.key]: view.table, ...Object.fromEntries(parents.map(({ name, table }) => [name, table])) },
      samples: sampleSets(columns, random),
      intents: columns.flatMap(({ field, name, kind }) =>
        kind.schema.type === 'boolean'
          ? []
          : [
              `change the ${spaced(field)} of {${view.key}} to {${name}}`,
              `set the ${spaced(field)} of {${view.key}} to {${name}}`,
            ],
      ),
      program: {
        guards: [
          mustExist(view, view.key),
          ...(only ? [] : [nothingGiven(columns.map((column) => column.name))]),
          ...parents.map(({ name, view: parent }) => ({
            ...mustExist(parent, name),
            sql: `SELECT :${name} IS NULL OR (${mustExist(parent, name).sql})`,
          })),
          ...guardsOf(options.rules),
        ],
        statements: [
          `UPDATE "${view.table}" SET ${columns.map(({ name }) => `"${name}" = coalesce(:${name}, "${name}")`).join(', ')} WHERE "id" = :${view.key}`,
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

function nothingGiven(names: readonly string[]) {
  return {
    sql: `SELECT ${names.map((name) => `:${name} IS NOT NULL`).join(' OR ')}`,
    error: { code: 'NOTHING_TO_CHANGE', message: `Give at least one of ${names.join(', ')}.` },
  };
}
