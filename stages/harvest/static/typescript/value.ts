// What an expression stands for, as far as syntax says it: JSON, zod schemas, functions, modules, and what is
// unknown.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import type { Node } from '../source.ts';
import type { Scope } from './scope.ts';

class Unknown {
  readonly isUnknown = true;
}

/** Cannot be told without running the program. */
export const unknown = new Unknown();

class Nothing {
  readonly isNothing = true;
}

/** What JavaScript calls undefined: a member that is not there, an argument that is not given. */
export const nothing = new Nothing();

/** A function of the language itself: Boolean, String. */
export class Native {
  readonly call: (given: readonly Value[]) => Value;

  constructor(call: (given: readonly Value[]) => Value) {
    this.call = call;
  }
}

/** A zod schema, as JSON Schema. */
export class Zod {
  readonly schema: JsonObject;
  /** It may be left out: it is optional or has a default. */
  readonly isOptional: boolean;
  /** Paths in the schema that could not be told: ".properties.a"; '' is the schema itself. */
  readonly missing: readonly string[];

  constructor(
    schema: JsonObject,
    { isOptional = false, missing = [] }: Partial<Pick<Zod, 'isOptional' | 'missing'>> = {},
  ) {
    this.schema = schema;
    this.isOptional = isOptional;
    this.missing = missing;
  }

  /** The same schema with other keywords. */
  with(schema: JsonObject, changed: Partial<Pick<Zod, 'isOptional' | 'missing'>> = {}): Zod {
    return new Zod(schema, { isOptional: this.isOptional, missing: this.missing, ...changed });
  }
}

/** A function or a method, and where its names are looked up. */
export class Closure {
  readonly node: Node;
  readonly scope: Scope;

  constructor(node: Node, scope: Scope) {
    this.node = node;
    this.scope = scope;
  }
}

/** A class that can be made an instance of. */
export class Class extends Closure {}

/** What a file exports, as `import * as name` and `require` give it. */
export class Module {
  readonly scope: Scope;

  constructor(scope: Scope) {
    this.scope = scope;
  }
}

export type Value =
  | string
  | number
  | boolean
  | null
  | Unknown
  | Nothing
  | Native
  | Zod
  | Closure
  | Module
  | readonly Value[]
  | { readonly [name: string]: Value };
export type Members = { readonly [name: string]: Value };

export const isMembers = (value: Value | undefined): value is Members =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  ![Zod, Unknown, Nothing, Native, Closure, Module].some((kind) => value instanceof kind);

export const isTold = (value: Value): boolean => value !== unknown;
export const isFalsy = (value: Value): boolean =>
  value === nothing || value === null || value === false || value === 0 || value === '';

/**
 * Stands among the members of an object for those that could not be told: a spread, a computed name. Source
 * cannot write such a name.
 */
export const untold = (text: string): string => `...${text.slice(0, 40)}`;
export const isUntold = (name: string): boolean => name.startsWith('...');

/** A member; unknown where it may be among those that could not be told. */
export function memberIn(members: Members, name: string): Value | undefined {
  if (Object.hasOwn(members, name)) return members[name];
  return Object.keys(members).some(isUntold) ? unknown : undefined;
}

/** JSON of a value; what is unknown in it is left out and named in `missing` under its path. */
export function jsonOf(value: Value, path: string, missing: string[]): Json | undefined {
  if (value === nothing) return undefined;
  if ([Unknown, Native, Closure, Module].some((kind) => value instanceof kind)) {
    missing.push(path);
    return undefined;
  }
  if (value instanceof Zod) {
    missing.push(...value.missing.map((each) => path + each));
    return value.schema;
  }
  if (Array.isArray(value))
    return value.flatMap((item, index) => jsonOf(item, `${path}.${index}`, missing) ?? []);
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
  if (value === undefined || value === nothing) return { type: 'object', properties: {} };
  if (isMembers(value) && isShape(value)) return schemaOf(zodObject(value), path, missing);
  const json = jsonOf(value, path, missing);
  if (!isObject(json)) {
    if (json !== undefined) missing.push(path);
    return { type: 'object', properties: {} };
  }
  return Object.keys(json).length === 0 ? { type: 'object', properties: {} } : json;
}

/**
 * Names with zod schemas, or with something that cannot be told; JSON Schema says its type or its properties.
 */
const isShape = (value: Members): boolean =>
  !('type' in value && !(value.type instanceof Zod)) &&
  !isMembers(value.properties) &&
  Object.values(value).some((member) => member instanceof Zod || member === unknown);

/** An object of these members, each of which is a schema. */
export function zodObject(shape: Members): Zod {
  const missing: string[] = [];
  const properties: JsonObject = {};
  const required: string[] = [];
  for (const [name, member] of Object.entries(shape)) {
    const json = jsonOf(member, `.properties.${name}`, missing);
    if (isUntold(name) || member === nothing) continue;
    properties[name] = isObject(json) ? json : {};
    if (!(member instanceof Zod && member.isOptional)) required.push(name);
  }
  return new Zod({ type: 'object', properties, ...(required.length > 0 ? { required } : {}) }, { missing });
}
