// Parts of the programs of tools. A fragment of SQL and the JSON Schema of what it returns are one value, so
// that a result always matches its declaration.
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import { snakeCase } from '../english.ts';
import { identifier, literal } from './sql.ts';

/** An SQL expression, and the schema of its value. */
interface Expression {
  readonly sql: string;
  readonly schema: JsonObject;
}

/** One member of a result. */
export interface Member extends Expression {
  readonly name: string;
}

/** A whole query that returns one row, and the schema of that row as an object. */
export type Output = Expression;

export type Guard = ToolDraft['program']['guards'][number];

/** A column as results show it. */
export interface ShownColumn {
  readonly name: string;
  readonly schema: JsonObject;
  /** The value in a row of `alias`. */
  sql(alias: string): string;
}

/** A table as programs speak of it. */
export interface TableView {
  readonly noun: string;
  readonly plural: string;
  readonly table: string;
  /** The column that holds the primary key. */
  readonly key: string;
  /** How the world numbers its rows: `OR-1001` comes after the prefix `OR-` and the number 1000. */
  readonly keys: { readonly prefix: string; readonly last: number };
  readonly shown: readonly ShownColumn[];
}

export const objectSchema = (
  properties: { readonly [name: string]: JsonObject },
  required: readonly string[] = Object.keys(properties),
): JsonObject => ({
  type: 'object',
  properties: { ...properties },
  required: [...required],
  additionalProperties: false,
});

export const listSchema = (items: JsonObject): JsonObject => ({ type: 'array', items });

export function nullable(schema: JsonObject): JsonObject {
  if (typeof schema.type !== 'string') return schema;
  const { enum: choices, ...rest } = schema;
  const wide = { ...rest, type: [schema.type, 'null'] as Json };
  return Array.isArray(choices) ? { ...wide, enum: [...choices, null] } : wide;
}

const schemaOf = (members: readonly Pick<Member, 'name' | 'schema'>[]): JsonObject =>
  objectSchema(Object.fromEntries(members.map(({ name, schema }) => [name, schema])));

/** A query of one row with these members. */
export function selectOne(members: readonly Member[], from = ''): Output {
  const list = members.map(({ name, sql }) => `${sql} AS ${identifier(name)}`).join(', ');
  return { sql: `SELECT ${list}${from === '' ? '' : ` FROM ${from}`}`, schema: schemaOf(members) };
}

/** An expression that gives the members as one JSON object. */
export function jsonObject(members: readonly Member[]): Expression {
  const pairs = members.flatMap(({ name, sql }) => [literal(name), sql]);
  return { sql: `json_object(${pairs.join(', ')})`, schema: schemaOf(members) };
}

const membersOf = (view: Pick<TableView, 'shown'>, alias: string): Member[] =>
  view.shown.map((column) => ({ name: column.name, schema: column.schema, sql: column.sql(alias) }));

/** The row of a table, called t, that meets a condition. */
export const oneRow = (view: TableView, where: string, more: readonly Member[] = []): Output =>
  selectOne([...membersOf(view, 't'), ...more], `${identifier(view.table)} t WHERE ${where}`);

/** A row as an expression of its own; NULL where no row meets the condition. */
export function rowWhere(view: TableView, where: string): Expression {
  const { sql, schema } = jsonObject(membersOf(view, 't'));
  return { sql: `(SELECT ${sql} FROM ${identifier(view.table)} t WHERE ${where})`, schema };
}

/** The rows that a query gives, under the plural of the noun: an aggregate over a table of that alias. */
export function rowList(view: Pick<TableView, 'plural' | 'shown'>, alias = 't'): Member {
  const { sql, schema } = jsonObject(membersOf(view, alias));
  return { name: snakeCase(view.plural), sql: `json_group_array(${sql})`, schema: listSchema(schema) };
}

export const counter = (description?: string): JsonObject =>
  description === undefined ? { type: 'integer' } : { type: 'integer', description };

/** The rows that a query gives, and how many they are. `query` selects whole rows of the table. */
export const countedRows = (view: TableView, query: string, more: readonly Member[] = []): Output =>
  selectOne([...more, { name: 'count', sql: 'COUNT(*)', schema: counter() }, rowList(view)], `(${query}) t`);

/** How a call pages through rows: the parameters `limit` and `offset`, or a fixed number of rows. */
export const pageOf = (size: number): string => `LIMIT coalesce(:limit, ${size}) OFFSET coalesce(:offset, 0)`;

interface Page {
  readonly where: string;
  /** LIMIT and OFFSET. */
  readonly page: string;
  readonly order?: string;
  /** What the total is, in words. */
  readonly total?: string;
  /** Members besides the total and the rows. */
  readonly more?: readonly Member[];
}

/** A page of the rows that meet a condition, and how many meet it. */
export function pagedRows(view: TableView, { where, page, order, total, more = [] }: Page): Output {
  const rows = rowList(view);
  const count = `(SELECT COUNT(*) FROM ${identifier(view.table)} WHERE ${where})`;
  return selectOne([
    ...more,
    { name: 'total', sql: count, schema: counter(total) },
    { ...rows, sql: `(SELECT ${rows.sql} FROM (${rowsWhere(view, where, order)} ${page}) t)` },
  ]);
}

/** Whole rows of a table in the order of their keys, or in another. */
export const rowsWhere = ({ table, key }: TableView, where: string, order = identifier(key)): string =>
  `SELECT * FROM ${identifier(table)} WHERE ${where} ORDER BY ${order}`;

const numberOf = ({ key, keys }: TableView): string =>
  `CAST(substr(${identifier(key)}, ${keys.prefix.length + 1}) AS INTEGER)`;

/** The key of a new row. `ahead`: SQL for how many new rows of the same statement come before it. */
export function nextKey(view: TableView, ahead?: string): string {
  const highest = `coalesce(MAX(${numberOf(view)}), ${view.keys.last})`;
  const next = ahead === undefined ? `${highest} + 1` : `${highest} + 1 + ${ahead}`;
  return `(SELECT ${literal(view.keys.prefix)} || (${next}) FROM ${identifier(view.table)})`;
}

/** The rows with the highest keys, the newest first. */
export const newestRows = (view: TableView, count: string, where = '1'): string =>
  `SELECT * FROM ${identifier(view.table)} WHERE ${where} ORDER BY ${numberOf(view)} DESC LIMIT ${count}`;

/** The row that was made last. */
export const newestRow = (view: TableView, more: readonly Member[] = []): Output => {
  const newest = `SELECT ${identifier(view.key)} FROM (${newestRows(view, '1')})`;
  return oneRow(view, `t.${identifier(view.key)} = (${newest})`, more);
};

export const errorCode = (...words: readonly string[]): string =>
  words
    .map((word) => snakeCase(word).toUpperCase())
    .filter((word) => word !== '')
    .join('_');

/** The call goes on when the condition is true. */
export const guard = (condition: string, code: string, message: string): Guard => ({
  sql: `SELECT ${condition}`,
  error: { code, message },
});

export const notFoundCode = ({ noun }: Pick<TableView, 'noun'>): string => errorCode(noun, 'not found');

export const exists = ({ table }: Pick<TableView, 'table'>, where: string): string =>
  `EXISTS (SELECT 1 FROM ${identifier(table)} WHERE ${where})`;

export const isKey = ({ key }: Pick<TableView, 'key'>, parameter: string): string =>
  `${identifier(key)} = :${parameter}`;

/** `where`: what else the call names of the row. */
export const mustExist = (view: TableView, parameter: string, where = isKey(view, parameter)): Guard =>
  guard(exists(view, where), notFoundCode(view), `No ${view.noun} has the ID {${parameter}}.`);

/** The same for a parameter that may be left out. */
export const mustExistIfGiven = (view: TableView, parameter: string): Guard => ({
  ...mustExist(view, parameter),
  sql: `SELECT :${parameter} IS NULL OR ${exists(view, isKey(view, parameter))}`,
});
