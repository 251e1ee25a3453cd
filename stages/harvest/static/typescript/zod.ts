// zod schemas as JSON Schema, from calls: z.string().min(1).describe("…").optional(). What a method does to a schema is a table; one that is
// not in it (refine, transform) leaves the schema as it is.
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { isMembers, jsonOf, type Members, shapeSchema, unknown, type Value, Zod } from './value.ts';

const scalars: Readonly<Record<string, JsonObject>> = {
  string: { type: 'string' },
  number: { type: 'number' },
  int: { type: 'integer' },
  float32: { type: 'number' },
  float64: { type: 'number' },
  bigint: { type: 'integer' },
  boolean: { type: 'boolean' },
  stringbool: { type: 'string' },
  null: { type: 'null' },
  any: {},
  unknown: {},
  date: { type: 'string', format: 'date-time' },
  email: { type: 'string', format: 'email' },
  url: { type: 'string', format: 'uri' },
  uuid: { type: 'string', format: 'uuid' },
  datetime: { type: 'string', format: 'date-time' },
};

const json = (value: Value | undefined): Json | undefined => (value === undefined ? undefined : jsonOf(value, '', []));
const schema = (value: Value | undefined): JsonObject => (value instanceof Zod ? value.schema : {});
const members = (value: Value | undefined): Members => (isMembers(value) ? value : {});
const list = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : []);

/** z.NAME(…). Undefined where zod has nothing of that name that is known here. */
export function zodBase(name: string, given: readonly Value[]): Zod | undefined {
  const [first, second] = given;
  const scalar = scalars[name];
  if (scalar) return new Zod(scalar);
  if (name === 'object' || name === 'strictObject' || name === 'looseObject') {
    const shape = shapeSchema(members(first), '', []);
    return new Zod(name === 'strictObject' ? { ...shape, additionalProperties: false } : shape);
  }
  if (name === 'array' || name === 'set') return new Zod({ type: 'array', items: schema(first) });
  if (name === 'literal')
    return new Zod(Array.isArray(first) ? { enum: json(first) ?? [] } : { const: json(first) ?? null });
  if (name === 'enum' || name === 'nativeEnum') return new Zod(enumSchema(first));
  if (name === 'union' || name === 'discriminatedUnion')
    return new Zod(unionSchema(list(name === 'union' ? first : second)));
  if (name === 'intersection') return new Zod({ allOf: [schema(first), schema(second)] });
  if (name === 'tuple') return new Zod({ type: 'array', prefixItems: list(first).map(schema) });
  if (name === 'record' || name === 'map')
    return new Zod({ type: 'object', additionalProperties: schema(second ?? first) });
  if (name === 'optional') return new Zod(schema(first), true);
  if (name === 'nullable') return new Zod(nullable(schema(first)));
  if (name === 'preprocess') return second instanceof Zod ? second : undefined;
  if (name === 'lazy') return new Zod({});
  return undefined;
}

function enumSchema(value: Value | undefined): JsonObject {
  const choices = Array.isArray(value)
    ? json(value)
    : isMembers(value)
      ? Object.values(value).map((member) => json(member) ?? null)
      : [];
  return { type: 'string', enum: choices ?? [] };
}

/** Alternatives that are constants are one choice. */
function unionSchema(options: readonly Value[]): JsonObject {
  const schemas = options.map(schema);
  const constants = schemas.flatMap((each) => ('const' in each ? [each.const ?? null] : []));
  if (constants.length === schemas.length && constants.every((each) => typeof each === 'string'))
    return { type: 'string', enum: constants };
  return { anyOf: schemas };
}

const nullable = (base: JsonObject): JsonObject =>
  typeof base.type === 'string' && !('enum' in base)
    ? { ...base, type: [base.type, 'null'] }
    : { anyOf: [base, { type: 'null' }] };

type Method = (zod: Zod, given: readonly Value[]) => Zod;

/** A method that adds keywords. */
const adds =
  (keywords: (zod: Zod, given: readonly Value[]) => JsonObject): Method =>
  (zod, given) =>
    new Zod({ ...zod.schema, ...keywords(zod, given) }, zod.isOptional);

const bound =
  (end: 'min' | 'max'): Method =>
  (zod, [first]) => {
    const limit = json(first);
    if (typeof limit !== 'number') return zod;
    const names = { min: ['minLength', 'minItems', 'minimum'], max: ['maxLength', 'maxItems', 'maximum'] }[end];
    const at = zod.schema.type === 'string' ? 0 : zod.schema.type === 'array' ? 1 : 2;
    return new Zod({ ...zod.schema, [names[at] ?? '']: limit }, zod.isOptional);
  };

const keyword = (name: string): Method =>
  adds((_, [first]) => (typeof json(first) === 'number' ? { [name]: json(first) ?? null } : {}));
const format = (name: string): Method => adds(() => ({ format: name }));

function described(_: Zod, [first]: readonly Value[]): JsonObject {
  const said = isMembers(first) ? json(first.description) : json(first);
  return typeof said === 'string' ? { description: said } : {};
}

/** Another set of properties, and which of them are required. */
function reshaped(zod: Zod, keep: (name: string) => boolean, isRequired: (name: string) => boolean): Zod {
  const properties = Object.entries(members(zod.schema.properties as Value)).filter(([name]) => keep(name)); // JSON is a value
  const required = properties.map(([name]) => name).filter(isRequired);
  const { required: _, ...rest } = zod.schema;
  return new Zod(
    { ...rest, properties: Object.fromEntries(properties) as JsonObject, ...(required.length > 0 ? { required } : {}) },
    zod.isOptional,
  );
}

const requiredIn = (zod: Zod): Set<unknown> => new Set(Array.isArray(zod.schema.required) ? zod.schema.required : []);

function extended(zod: Zod, other: JsonObject): Zod {
  const properties = {
    ...(zod.schema.properties as JsonObject | undefined),
    ...(other.properties as JsonObject | undefined),
  };
  const added = new Set(Object.keys((other.properties as JsonObject | undefined) ?? {}));
  const required = [
    ...[...requiredIn(zod)].filter((name) => !added.has(String(name))),
    ...(Array.isArray(other.required) ? other.required : []),
  ] as Json[];
  return new Zod({ ...zod.schema, properties, ...(required.length > 0 ? { required } : {}) }, zod.isOptional);
}

const methods: Readonly<Record<string, Method>> = {
  describe: adds(described),
  meta: adds(described),
  optional: (zod) => new Zod(zod.schema, true),
  nullable: (zod) => new Zod(nullable(zod.schema), zod.isOptional),
  nullish: (zod) => new Zod(nullable(zod.schema), true),
  default: (zod, [first]) =>
    new Zod(
      { ...zod.schema, ...(json(first) === undefined || first === unknown ? {} : { default: json(first) ?? null }) },
      true,
    ),
  prefault: (zod) => new Zod(zod.schema, true),
  catch: (zod) => new Zod(zod.schema, true),
  min: bound('min'),
  max: bound('max'),
  gte: keyword('minimum'),
  lte: keyword('maximum'),
  gt: keyword('exclusiveMinimum'),
  lt: keyword('exclusiveMaximum'),
  multipleOf: keyword('multipleOf'),
  nonempty: (zod) => bound('min')(zod, [1]),
  length: (zod, given) => bound('max')(bound('min')(zod, given), given),
  int: adds(() => ({ type: 'integer' })),
  positive: adds(() => ({ exclusiveMinimum: 0 })),
  nonnegative: adds(() => ({ minimum: 0 })),
  email: format('email'),
  url: format('uri'),
  uuid: format('uuid'),
  datetime: format('date-time'),
  date: format('date'),
  array: (zod) => new Zod({ type: 'array', items: zod.schema }),
  or: (zod, [first]) => new Zod(unionSchema([zod, first ?? unknown]), zod.isOptional),
  extend: (zod, [first]) => extended(zod, first instanceof Zod ? first.schema : shapeSchema(members(first), '', [])),
  merge: (zod, [first]) => extended(zod, schema(first)),
  partial: (zod) =>
    reshaped(
      zod,
      () => true,
      () => false,
    ),
  required: (zod) =>
    reshaped(
      zod,
      () => true,
      () => true,
    ),
  pick: (zod, [first]) =>
    reshaped(
      zod,
      (name) => name in members(first),
      (name) => requiredIn(zod).has(name),
    ),
  omit: (zod, [first]) =>
    reshaped(
      zod,
      (name) => !(name in members(first)),
      (name) => requiredIn(zod).has(name),
    ),
  strict: adds(() => ({ additionalProperties: false })),
};

/** zod.METHOD(…). */
export const zodMethod = (zod: Zod, name: string, given: readonly Value[]): Zod => methods[name]?.(zod, given) ?? zod;

/** The shape of a zod object, as `.shape` gives it. */
export function zodShape(zod: Zod): Members {
  const required = requiredIn(zod);
  return Object.fromEntries(
    Object.entries((zod.schema.properties as JsonObject | undefined) ?? {}).map(([name, property]) => [
      name,
      new Zod(property as JsonObject, !required.has(name)),
    ]),
  );
}
