// The columns of a table, in types of DuckDB, from the schema of its records. Objects with fixed members become structs,
// so that SQL reads `provenance.stage`; what has no fixed members stays JSON.
import { z } from 'zod';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';

/** Type by name, in order. */
export type Columns = Readonly<Record<string, string>>;

export function columnsOf(schema: z.ZodObject): Columns {
  // A schema that contains itself is given a name under $defs; its type has no end, so it stays JSON.
  const { properties = {} } = z.toJSONSchema(schema, { reused: 'inline', unrepresentable: 'any' });
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, typeOf(property as Json)]), // JSON Schema is JSON
  );
}

const scalars: Readonly<Record<string, string>> = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};

function typeOf(schema: Json): string {
  if (!isObject(schema)) return 'JSON';
  if (Array.isArray(schema.anyOf)) return commonType(schema.anyOf);
  const { type } = schema;
  if (Array.isArray(type)) return commonType(type.map((each) => ({ ...schema, type: each })));
  if (type === 'array') return schema.items === undefined ? 'JSON' : `${typeOf(schema.items)}[]`;
  if (type === 'object') return structOf(schema);
  return typeof type === 'string' ? (scalars[type] ?? 'JSON') : 'JSON';
}

/** Null has no type of its own: every column may be null. */
function commonType(schemas: readonly Json[]): string {
  const types = schemas.filter((each) => !(isObject(each) && each.type === 'null')).map(typeOf);
  const [first = 'JSON'] = types;
  return types.every((type) => type === first) ? first : 'JSON';
}

function structOf({ properties, additionalProperties }: JsonObject): string {
  if (!isObject(properties ?? null) || additionalProperties !== false) return 'JSON';
  const members = Object.entries(properties as JsonObject); // as checked above
  if (members.length === 0) return 'JSON';
  return `STRUCT(${members.map(([name, member]) => `${quoted(name)} ${typeOf(member)}`).join(', ')})`;
}

/** A name as SQL takes it, whatever characters it has. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text as SQL takes it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
