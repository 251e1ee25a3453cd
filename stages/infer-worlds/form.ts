// Form: one way in which a tool of a server can act on a thing, as a program. What it cannot account for, it
// leaves: no meaning is invented.
import { propertiesOf } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { Verb } from './meaning.ts';
import { type Column, type Named, type Part, partOf, type Thing } from './thing.ts';

export interface Case extends Named {
  readonly thing: Thing;
  /** Parameters by what they are to the thing. Every one is accounted for. */
  readonly parts: Readonly<Partial<Record<Part, readonly string[]>>>;
  /** The rows that are there. */
  readonly rows: readonly JsonObject[];
  /** Values for a new one, as a caller would give them. */
  fresh(): JsonObject;
}

export type Inferred = Pick<
  ToolDraft,
  'program' | 'effect' | 'outputSchema' | 'references' | 'samples' | 'intents'
>;

export interface Form {
  readonly name: string;
  readonly verbs: readonly Verb[];
  /** It knows its parameters by their names, whatever they are to the thing. */
  readonly readsNames?: boolean;
  /** Undefined where the tool is not of this form. */
  infer(it: Case): Inferred | undefined;
}

/** Undefined, with the parameter that nothing says the meaning of. */
export function partsOf({ spec }: Named, thing: Thing): Case['parts'] | { readonly unknown: string } {
  const parts: Partial<Record<Part, string[]>> = {};
  for (const [name, schema] of propertiesOf(spec.inputSchema)) {
    const part = partOf(name, schema, thing);
    if (!part) return { unknown: name };
    parts[part] = [...(parts[part] ?? []), name];
  }
  return parts;
}

export const quoted = (name: string): string => `"${name}"`;

/** Columns of a row as agents see it, with the key that the server made and the state. */
export function shownColumns({ columns, key, states }: Thing): Column[] {
  const id: Column = { name: 'id', schema: { type: 'string' }, isRequired: true };
  const status: Column = { name: 'status', schema: { type: 'string', enum: [...states] }, isRequired: true };
  return [...(key.isMade ? [id] : []), ...columns, ...(states.length > 0 ? [status] : [])];
}

export function rowSchema(thing: Thing): JsonObject {
  const shown = shownColumns(thing);
  const properties = Object.fromEntries(
    shown.map(({ name, schema, isRequired }) => [
      name,
      isRequired ? valueSchema(schema) : nullable(valueSchema(schema)),
    ]),
  );
  return { type: 'object', properties, required: shown.map(({ name }) => name) };
}

/** Types alone: bounds and words are about what is given, not about what comes back. */
function valueSchema({ type, items }: JsonObject): JsonObject {
  return { ...(type === undefined ? {} : { type }), ...(items === undefined ? {} : { items }) };
}

const nullable = (schema: JsonObject): JsonObject =>
  typeof schema.type === 'string' ? { ...schema, type: [schema.type, 'null'] } : schema;

/** `SELECT`-list of a row. */
export const selectRow = (thing: Thing): string =>
  shownColumns(thing)
    .map(({ name }) => quoted(name))
    .join(', ');

/** Rows as one list under the plural: an item of a `SELECT`-list. */
export function listSql(thing: Thing): string {
  const members = shownColumns(thing).map(({ name, schema }) => {
    const isJson = schema.type === 'array' || schema.type === 'object';
    return `'${name}', ${isJson ? `json(${quoted(name)})` : quoted(name)}`;
  });
  return `json_group_array(json_object(${members.join(', ')})) AS ${quoted(thing.table)}`;
}

export const rowsSchema = (thing: Thing): JsonObject => ({
  type: 'object',
  properties: { [thing.table]: { type: 'array', items: rowSchema(thing) } },
  required: [thing.table],
});

/** The same, and how many they are. */
export const countedSchema = (thing: Thing): JsonObject => ({
  type: 'object',
  properties: { count: { type: 'integer' }, [thing.table]: { type: 'array', items: rowSchema(thing) } },
  required: ['count', thing.table],
});

export const from = ({ table }: Thing): string => `FROM ${quoted(table)}`;

/** The row that a call names by its key, within what else it names. */
export function whereRow({ thing, parts }: Pick<Case, 'thing' | 'parts'>): string {
  const [key = ''] = parts.key ?? [];
  const within = (parts.column ?? []).map((name) => ` AND (:${name} IS NULL OR ${quoted(name)} = :${name})`);
  return `${quoted(thing.key.column)} = :${key}${within.join('')}`;
}

export function mustExist(
  where: string,
  thing: Thing,
  parameter: string,
): ToolDraft['program']['guards'][number] {
  const code = `${thing.noun.toUpperCase().replaceAll(/[^A-Z]+/g, '_')}_NOT_FOUND`;
  return {
    sql: `SELECT EXISTS (SELECT 1 ${from(thing)} WHERE ${where})`,
    error: { code, message: `No ${thing.noun} {${parameter}}.` },
  };
}

/**
 * Keys of rows that are there, each with what else the call names of its row, and new values for what it
 * sets.
 */
export function namedRows({ thing, parts, rows, fresh }: Case, set: readonly string[] = []): JsonObject[] {
  const [key] = parts.key ?? [];
  if (key === undefined || !parts.column) return [];
  const within = parts.column.filter((name) => !set.includes(name));
  return rows.slice(0, 6).map((row) => {
    const own = fresh();
    return {
      [key]: row[thing.key.column] ?? null,
      ...Object.fromEntries(within.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]]))),
      ...Object.fromEntries(set.flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]]]))),
    };
  });
}
