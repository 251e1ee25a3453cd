// search: rows by what is known of them, a page at a time.
import { z } from 'zod';
import type { JsonObject } from '../../../schemas/json.ts';
import {
  type Column,
  columnNamed,
  jsonOf,
  objectSchema,
  parameterFor,
  sampleSets,
  shownSchema,
} from '../entity-view.ts';
import { orList, snake, spaced } from '../names.ts';
import { defineOperation } from './operation.ts';

export const search = defineOperation({
  name: 'search',
  options: z.strictObject({ by: z.array(z.string()).min(1) }),
  draft(place, { by }) {
    const { view, style, random } = place;
    const columns = by.map((field) => columnNamed(view, field));
    const filters = columns.flatMap((column) => filtersOf(column, place));
    const where = filters.map(({ parameter, condition }) => `(:${parameter} IS NULL OR ${condition})`).join(' AND ');
    const listed = snake(view.plural);
    const page = `SELECT * FROM "${view.table}" t WHERE ${where} ORDER BY t."id" LIMIT coalesce(:limit, 10) OFFSET coalesce(:offset, 0)`;
    return {
      name: style.toolName(style.search, view.plural),
      description:
        `Searches ${view.plural} by ${orList(columns.map((column) => spaced(column.field)))} and returns the matching page with the total count. ` +
        `Use it when the ID of the ${view.noun} is not known; every filter is optional and filters combine with AND. ` +
        `Text filters match any part of the value, upper and lower case alike.`,
      inputSchema: objectSchema(
        {
          ...Object.fromEntries(filters.map(({ parameter, schema }) => [parameter, schema])),
          limit: {
            type: 'integer',
            minimum: 1,
            maximum: 50,
            description: `Most ${view.plural} to return; 10 when not given.`,
          },
          offset: { type: 'integer', minimum: 0, description: 'How many matches to skip, for the next page.' },
        },
        [],
      ),
      outputSchema: objectSchema(
        {
          total: { type: 'integer', description: 'All matches, not only this page' },
          [listed]: { type: 'array', items: shownSchema(view) },
        },
        ['total', listed],
      ),
      effect: 'read',
      references: Object.fromEntries(
        columns.flatMap((column) => (column.parent ? [[column.name, column.parent.table]] : [])),
      ),
      samples: sampleSets(columns, random).map((set) => rangeSamples(set, filters)),
      intents: filters.flatMap((filter) => filter.intents),
      program: {
        guards: [],
        statements: [],
        result: {
          shape: 'one',
          sql: `SELECT (SELECT COUNT(*) FROM "${view.table}" t WHERE ${where}) AS "total", (SELECT json_group_array(${jsonOf(view, 't')}) FROM (${page}) t) AS "${listed}"`,
        },
      },
    };
  },
});

interface Filter {
  parameter: string;
  column: Column;
  schema: JsonObject;
  condition: string;
  intents: string[];
}

function filtersOf(column: Column, place: Parameters<typeof parameterFor>[1]): Filter[] {
  const { plural } = place.view;
  const schema = parameterFor(column, place);
  const words = spaced(column.field);
  const filter = (parameter: string, condition: string, description: string, intents: string[]): Filter => ({
    parameter,
    column,
    schema: { ...schema, description },
    condition,
    intents,
  });
  if (column.kind.filter === 'range') {
    const from = `Only ${plural} whose ${words} is at least this (same unit as in the results).`;
    const to = `Only ${plural} whose ${words} is at most this (same unit as in the results).`;
    return [
      filter(`min_${column.name}`, `t."${column.name}" >= :min_${column.name}`, from, [
        `which ${plural} have ${words} of at least {min_${column.name}}`,
      ]),
      filter(`max_${column.name}`, `t."${column.name}" <= :max_${column.name}`, to, [
        `which ${plural} have ${words} of no more than {max_${column.name}}`,
      ]),
    ];
  }
  if (column.parent) {
    return [
      filter(column.name, `t."${column.name}" = :${column.name}`, `${String(schema.description)}`, [
        `which ${plural} belong to {${column.name}}`,
      ]),
    ];
  }
  const isText = column.kind.filter === 'contains';
  const condition = isText
    ? `t."${column.name}" LIKE '%' || :${column.name} || '%'`
    : `t."${column.name}" = :${column.name}`;
  const says =
    schema.type === 'boolean'
      ? []
      : [
          `which ${plural} have the ${words} {${column.name}}`,
          `can you look up ${plural} with ${words} {${column.name}}`,
        ];
  return [filter(column.name, condition, `${column.kind.describe}${isText ? '; part of it is enough' : ''}.`, says)];
}

/** A range takes its sample from the column's; text filters are left to what the rows hold. */
function rangeSamples(set: JsonObject, filters: readonly Filter[]): JsonObject {
  return Object.fromEntries(
    filters.flatMap(({ parameter, column }) => {
      const value = set[column.name];
      return column.kind.filter === 'range' && value !== undefined ? [[parameter, value]] : [];
    }),
  );
}
