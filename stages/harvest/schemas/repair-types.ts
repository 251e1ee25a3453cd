// Repairs of `type`, and of `nullable`, which OpenAPI has instead of the type null.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { own } from '../static/own.ts';
import { inShort, type Repair } from './repair-rule.ts';

const types = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

/** Types as other languages and formats name them. */
const foreign: Readonly<Record<string, string>> = {
  bool: 'boolean',
  date: 'string',
  datetime: 'string',
  dict: 'object',
  double: 'number',
  float: 'number',
  float32: 'number',
  float64: 'number',
  int: 'integer',
  int32: 'integer',
  int64: 'integer',
  list: 'array',
  long: 'integer',
  map: 'object',
  none: 'null',
  nonetype: 'null',
  decimal: 'number',
  set: 'array',
  str: 'string',
  text: 'string',
  tuple: 'array',
  uint: 'integer',
  uuid: 'string',
};

/** The type that a name means; undefined where it means none. */
export function typeNamed(name: Json): string | undefined {
  if (typeof name !== 'string') return undefined;
  const written = name.trim().toLowerCase();
  return types.has(written) ? written : own(foreign, written);
}

export const repairedType: Repair = (value, _, { note }) => {
  const names = Array.isArray(value) ? value : [value];
  const read = names.map((name) => {
    const type = typeNamed(name);
    if (type === undefined) note(`type ${inShort(name)} dropped`);
    else if (type !== name) note(`type ${inShort(name)} read as "${type}"`);
    return type;
  });
  const found = [...new Set(read.filter((type) => type !== undefined))];
  if (found.length === 0 || found.length < new Set(read).size) return {};
  return { type: Array.isArray(value) && found.length > 1 ? found : (found[0] ?? null) };
};

/** The schema with null among what it allows, as its keyword `nullable` asks. */
export function withNull({ nullable, ...schema }: JsonObject): JsonObject {
  if (nullable !== true) return schema;
  const { type, enum: choices } = schema;
  const types = typeof type === 'string' ? [type] : Array.isArray(type) ? type : [];
  const union = ['anyOf', 'oneOf'].find((keyword) => Array.isArray(schema[keyword]));
  if ('const' in schema || 'allOf' in schema || (union && types.length > 0)) {
    const { title, description, ...judged } = schema;
    const words = { ...(title ? { title } : {}), ...(description ? { description } : {}) };
    return { anyOf: [judged, { type: 'null' }], ...words };
  }
  if (union) return { ...schema, [union]: [...(schema[union] as Json[]), { type: 'null' }] }; // it is a list
  return {
    ...schema,
    ...(types.length > 0 ? { type: [...new Set([...types, 'null'])] } : {}),
    ...(Array.isArray(choices) ? { enum: [...choices.filter((choice) => choice !== null), null] } : {}),
  };
}

/** A property that is only the name of a type. */
export const schemaFrom = (value: Json): Json | undefined => {
  if (typeof value === 'boolean' || isObject(value)) return value;
  const type = typeNamed(value);
  return type === undefined ? undefined : { type };
};
