// One entity of a blueprint as the operations see it: its columns with their kinds, its parents, and SQL that
// shows a row.
import type { Random } from '../../pipeline/hash.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { andList, fieldWords, snakeCase, upperFirst } from '../english.ts';
import type { Blueprint, Entity } from './blueprint.ts';
import { choiceKind, type FieldKind, fieldKind } from './field-kinds/index.ts';
import type { Lexicon } from './lexicon.ts';
import { columnOf, type NamingStyle, pluralOf, tableOf } from './names.ts';

export interface Column {
  /** As the blueprint calls it. */
  readonly field: string;
  /** As the table and the parameters call it. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly optional: boolean;
  readonly parent?: { readonly noun: string; readonly table: string; readonly label: string };
}

export interface EntityView {
  readonly noun: string;
  readonly plural: string;
  readonly table: string;
  /** The parameter that takes a key. */
  readonly key: string;
  readonly prefix: string;
  readonly label: string;
  readonly columns: readonly Column[];
  readonly entity: Entity;
}

/** Everything that an operation makes a tool of. */
export interface Place {
  readonly view: EntityView;
  readonly blueprint: Blueprint;
  readonly lexicon: Lexicon;
  readonly style: NamingStyle;
  readonly random: Random;
  viewOf(noun: string): EntityView;
}

export function entityView(noun: string, blueprint: Blueprint, lexicon: Lexicon): EntityView {
  const entity = blueprint.entities[noun];
  if (!entity) throw new Error(`${blueprint.name}: no entity ${noun}`);
  const fields = Object.entries(entity.fields).map(([name, field]): Column => {
    const column = {
      field: name,
      name: columnOf(name, entity),
      kind: fieldKind(field, { name, noun, blueprint, lexicon }),
      optional: field.optional,
    };
    const parent = field.ref === undefined ? undefined : blueprint.entities[field.ref];
    if (field.ref === undefined || !parent) return column;
    return { ...column, parent: { noun: field.ref, table: tableOf(field.ref, parent), label: parent.label } };
  });
  const states = Object.entries(entity.states).map(
    ([name, values]): Column => ({
      field: name,
      name,
      kind: choiceKind(name, values, upperFirst(fieldWords(name))),
      optional: false,
    }),
  );
  return {
    noun,
    plural: pluralOf(noun, entity),
    table: tableOf(noun, entity),
    key: `${snakeCase(noun)}_id`,
    prefix: entity.prefix,
    label: entity.label,
    columns: [...fields, ...states],
    entity,
  };
}

export function columnNamed(view: EntityView, field: string): Column {
  const column = view.columns.find((candidate) => candidate.field === field);
  if (!column) throw new Error(`${view.noun} has no field ${field}`);
  return column;
}

/** `SELECT`-list that shows one row of `alias`, parents nested with their labels. */
export function selectList(view: EntityView, alias: string): string {
  return shownColumns(view, alias)
    .map(([name, sql]) => `${sql} AS "${name}"`)
    .join(', ');
}

export function jsonOf(view: EntityView, alias: string): string {
  return `json_object(${shownColumns(view, alias)
    .map(([name, sql]) => `'${name}', ${sql}`)
    .join(', ')})`;
}

function shownColumns(view: EntityView, alias: string): [string, string][] {
  const columns = view.columns.map(({ field, name, kind, parent }): [string, string] => {
    if (!parent) return [name, kind.stored ? `json(${alias}."${name}")` : `${alias}."${name}"`];
    const members =
      parent.label === 'id' ? `'id', p."id"` : `'id', p."id", '${parent.label}', p."${parent.label}"`;
    return [
      field,
      `json((SELECT json_object(${members}) FROM "${parent.table}" p WHERE p."id" = ${alias}."${name}"))`,
    ];
  });
  return [['id', `${alias}."id"`], ...columns];
}

/** The output schema of a shown row. */
export function shownSchema(view: EntityView): JsonObject {
  const properties: [string, JsonObject][] = view.columns.map((column) => {
    const {
      minimum: _,
      maximum: __,
      ...schema
    } = column.parent ? parentSchema(column.parent) : column.kind.schema;
    const described = {
      ...schema,
      description: column.parent ? `The ${column.parent.noun} it belongs to` : column.kind.describe,
    };
    return [column.parent ? column.field : column.name, column.optional ? nullable(described) : described];
  });
  const all = [['id', { type: 'string', description: `ID of the ${view.noun}` }] as const, ...properties];
  return {
    type: 'object',
    properties: Object.fromEntries(all),
    required: all.map(([name]) => name),
    additionalProperties: false,
  };
}

function parentSchema({ label }: { label: string }): JsonObject {
  const names = label === 'id' ? ['id'] : ['id', label];
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
    required: names,
    additionalProperties: false,
  };
}

function nullable(schema: JsonObject): JsonObject {
  const { enum: choices, ...rest } = schema;
  const wide = { ...rest, type: [schema.type ?? 'string', 'null'] as Json };
  return Array.isArray(choices) ? { ...wide, enum: [...choices, null] } : wide;
}

export function objectSchema(
  properties: { readonly [name: string]: JsonObject },
  required: readonly string[],
): JsonObject {
  return {
    type: 'object',
    properties: { ...properties },
    required: [...required],
    additionalProperties: false,
  };
}

export const keyParameter = (view: EntityView): JsonObject => ({
  type: 'string',
  description: `ID of the ${view.noun}, such as ${view.prefix}-1001.`,
});

export function parameterFor(column: Column, place: Place): JsonObject {
  if (column.parent) {
    const parent = place.viewOf(column.parent.noun);
    return { type: 'string', description: `ID of the ${parent.noun}, such as ${parent.prefix}-1001.` };
  }
  return { ...column.kind.schema, description: `${column.kind.describe}.` };
}

/** SQL for the key that is `ahead` of the highest one there is. */
export const newKeySql = (view: EntityView, ahead = '1'): string =>
  `(SELECT '${view.prefix}-' || (coalesce(MAX(CAST(substr("id", ${view.prefix.length + 2}) AS INTEGER)), 1000) + ${ahead}) FROM "${view.table}")`;

/** SQL for the value that a call sets a column to. */
export const valueSql = ({ name, kind }: Column): string => kind.stored?.(name) ?? `:${name}`;

/** SQL for the value that a column has after a call that need not set it. */
export const keptSql = (column: Column): string =>
  column.kind.stored
    ? `CASE WHEN :${column.name} IS NULL THEN "${column.name}" ELSE ${valueSql(column)} END`
    : `coalesce(:${column.name}, "${column.name}")`;

/** Some of the columns of a row by name, for a description. */
export function columnWords(view: EntityView, random: Random, most: number): string {
  const words = view.columns.map((column) => fieldWords(column.field));
  const chosen = new Set(random.shuffle(words).slice(0, most));
  return andList(words.filter((word) => chosen.has(word)));
}

export const codeFor = (words: string, suffix: string): string =>
  `${snakeCase(words)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9_]/g, '')}_${suffix}`;

export function mustExist(
  view: EntityView,
  parameter: string,
): { sql: string; error: { code: string; message: string } } {
  return {
    sql: `SELECT EXISTS (SELECT 1 FROM "${view.table}" WHERE "id" = :${parameter})`,
    error: { code: codeFor(view.noun, 'NOT_FOUND'), message: `No ${view.noun} has the ID {${parameter}}.` },
  };
}

/** Six sets of values for the columns: enough for tasks to differ, few enough to read. */
export function sampleSets(columns: readonly Column[], random: Random): JsonObject[] {
  return Array.from({ length: 6 }, () => {
    const row: { [column: string]: Json } = {};
    for (const column of columns) if (!column.parent) row[column.name] = column.kind.value(random, row);
    return row;
  });
}
