// search: rows by what is known of them, a page at a time.
import { z } from 'zod';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { fieldWords, orList, snakeCase, withArticle } from '../../english.ts';
import {
  type Column,
  columnNamed,
  jsonOf,
  objectSchema,
  parameterFor,
  sampleSets,
  shownSchema,
} from '../entity-view.ts';
import { defineOperation, type Outlook, someOf } from './operation.ts';

export const search = defineOperation({
  name: 'search',
  effect: 'read',
  options: z.strictObject({ by: z.array(z.string()).min(1) }),
  propose: (outlook) => [{ options: { by: searchable(outlook) }, weight: Number.POSITIVE_INFINITY }],
  draft(place, { by }) {
    const { view, style, random } = place;
    const columns = by.map((field) => columnNamed(view, field));
    const filters = columns.flatMap((column) => filtersOf(column, place));
    const where = filters
      .map(({ parameter, condition }) => `(:${parameter} IS NULL OR ${condition})`)
      .join(' AND ');
    const listed = snakeCase(view.plural);
    const words = orList(columns.map((column) => fieldWords(column.field)));
    const page = `SELECT * FROM "${view.table}" t WHERE ${where} ORDER BY t."id" LIMIT coalesce(:limit, 10) OFFSET coalesce(:offset, 0)`;
    return {
      name: style.toolName(style.search, view.plural),
      description:
        random.pick([
          `Searches ${view.plural} by ${words} and returns the matching page with the total count.`,
          `Finds ${view.plural} that match all of the given filters (${words}), a page at a time.`,
          `Looks through the ${view.plural} for those with a certain ${words}; the answer holds one page and the total.`,
        ]) +
        random.pick([
          ` Use it when the ID of the ${view.noun} is not known; every filter is optional and filters combine with AND.`,
          ` Start here when only part of ${withArticle(view.noun)} is known. Without filters it pages through everything.`,
          ` For a single ${view.noun} whose ID is known, read that record instead. Filters are combined with AND.`,
        ]) +
        (columns.some((column) => column.kind.filter === 'contains')
          ? ` Text filters match any part of the value, upper and lower case alike.`
          : ` Values are compared exactly.`),
      inputSchema: objectSchema(
        {
          ...Object.fromEntries(filters.map(({ parameter, schema }) => [parameter, schema])),
          limit: {
            type: 'integer',
            minimum: 1,
            maximum: 50,
            description: `Most ${view.plural} to return; 10 when not given.`,
          },
          offset: {
            type: 'integer',
            minimum: 0,
            description: 'How many matches to skip, for the next page.',
          },
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

/** The name that people know it by, its state, and a few more. */
function searchable({ entity, random }: Outlook): string[] {
  const fields = Object.entries(entity.fields).filter(
    ([name, { kind }]) =>
      !['object', 'note', 'phone', 'address', 'email_of'].includes(kind) && !name.startsWith('previous_'),
  );
  const states = Object.keys(entity.states);
  const first = entity.label === 'id' ? [] : [entity.label];
  const names = [...fields.map(([name]) => name).filter((name) => name !== entity.label), ...states.slice(1)];
  return [...first, ...someOf(names, first.length > 0 ? 1 : 2, 4, random), ...states.slice(0, 1)];
}

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
  const words = fieldWords(column.field);
  const filter = (parameter: string, condition: string, description: string, intents: string[]): Filter => ({
    parameter,
    column,
    schema: { ...schema, description },
    condition,
    intents,
  });
  if (column.kind.filter === 'range') {
    const isDay = column.kind.schema.format === 'date';
    const from = isDay
      ? `First day of the ${words}, as YYYY-MM-DD.`
      : `Least ${words} of the ${plural} to find.`;
    const to = isDay
      ? `Last day of the ${words}, as YYYY-MM-DD.`
      : `Greatest ${words} of the ${plural} to find.`;
    const unit = /( in [^.]+)$/.exec(column.kind.describe)?.[1];
    const inUnit = (text: string): string => (unit && !isDay ? text.replace(/\.$/, `,${unit}.`) : text);
    return [
      filter(`min_${column.name}`, `t."${column.name}" >= :min_${column.name}`, inUnit(from), [
        `which ${plural} have ${words} of at least {min_${column.name}}`,
      ]),
      filter(`max_${column.name}`, `t."${column.name}" <= :max_${column.name}`, inUnit(to), [
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
  if (column.kind.filter === 'member') {
    const { items } = column.kind.schema;
    const choices = isObject(items) ? items : { type: 'string' };
    const name = `has_${column.name}`;
    return [
      {
        parameter: name,
        column,
        schema: { ...choices, description: `Only ${plural} whose ${words} includes this one.` },
        condition: `EXISTS (SELECT 1 FROM json_each(t."${column.name}") WHERE value = :${name})`,
        intents: [`which ${plural} have {${name}} among their ${words}`],
      },
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
  return [
    filter(column.name, condition, `${column.kind.describe}${isText ? '; part of it is enough' : ''}.`, says),
  ];
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
