// What an expression stands for, as far as syntax says it: JSON, zod schemas, and what is unknown.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';

class Unknown {
  readonly isUnknown = true;
}

/** Cannot be told without running the program. */
export const unknown = new Unknown();

/** A zod schema, as JSON Schema. */
export class Zod {
  readonly schema: JsonObject;
  /** It may be left out: it is optional or has a default. */
  readonly isOptional: boolean;

  constructor(schema: JsonObject, isOptional = false) {
    this.schema = schema;
    this.isOptional = isOptional;
  }
}

export type Value =
  | string
  | number
  | boolean
  | null
  | Unknown
  | Zod
  | readonly Value[]
  | { readonly [name: string]: Value };
export type Members = { readonly [name: string]: Value };

export const isMembers = (value: Value | undefined): value is Members =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Zod) &&
  !(value instanceof Unknown);

/** JSON of a value; what is unknown in it is left out and named in `missing` under its path. */
export function jsonOf(value: Value, path: string, missing: string[]): Json | undefined {
  if (value === unknown) {
    missing.push(path);
    return undefined;
  }
  if (value instanceof Zod) return value.schema;
  if (Array.isArray(value)) return value.flatMap((item, index) => jsonOf(item, `${path}.${index}`, missing) ?? []);
  if (!isMembers(value)) return value as Json; // a scalar
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const json = jsonOf(member, `${path}.${name}`, missing);
      return json === undefined ? [] : [[name, json]];
    }),
  );
}

/** A parameter schema: a zod object, a shape of zod schemas, or JSON Schema as it stands. */
export function schemaOf(value: Value | undefined, path: string, missing: string[]): JsonObject {
  if (value === undefined) return { type: 'object', properties: {} };
  if (isMembers(value) && isShape(value)) return shapeSchema(value, path, missing);
  const json = jsonOf(value, path, missing);
  if (!isObject(json)) {
    if (json !== undefined) missing.push(path);
    return { type: 'object', properties: {} };
  }
  return Object.keys(json).length === 0 ? { type: 'object', properties: {} } : json;
}

/** Names with zod schemas, or with something that cannot be told; JSON Schema says its type. */
const isShape = (value: Members): boolean =>
  !('type' in value && !(value.type instanceof Zod)) &&
  Object.values(value).some((member) => member instanceof Zod || member === unknown);

export function shapeSchema(shape: Members, path: string, missing: string[]): JsonObject {
  const properties: JsonObject = {};
  const required: string[] = [];
  for (const [name, member] of Object.entries(shape)) {
    const json = jsonOf(member, `${path}.properties.${name}`, missing);
    properties[name] = isObject(json) ? json : {};
    if (!(member instanceof Zod && member.isOptional)) required.push(name);
  }
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
}
