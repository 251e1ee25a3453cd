// zod schemas as JSON Schema, from calls: z.string().min(1).describe("…").optional(). A table says what each
// method does to a schema. A method that is not in it (refine, transform) leaves the schema as it is. What
// cannot be resolved is left out of the schema and listed in `missing`.
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { own } from '../own.ts';
import { jsonOf, zodObject } from './json-value.ts';
import { isMembers, unknown, type Value, Zod } from './value.ts';
import { extend, isObjectSchema, pickOrOmit, propertiesIn, withProperties } from './zod-objects.ts';

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

type Base = (given: readonly Value[]) => Zod | undefined;

const bases: Readonly<Record<string, Base>> = {
  object: ([first]) => objectOf(first ?? {}),
  looseObject: ([first]) => objectOf(first ?? {}),
  strictObject: ([first]) => strict(objectOf(first ?? {})),
  array: ([first]) => holding('items', [first], ([items = {}]) => ({ type: 'array', items })),
  set: ([first]) => holding('items', [first], ([items = {}]) => ({ type: 'array', items })),
  literal: ([first]) => constant(first),
  enum: ([first]) => choiceOf(first),
  nativeEnum: ([first]) => choiceOf(first),
  union: ([first]) => unionOf(listOf(first)),
  discriminatedUnion: ([, second]) => unionOf(listOf(second)),
  intersection: (given) => holding('allOf', given, (allOf) => ({ allOf })),
  tuple: ([first]) =>
    holding('prefixItems', listOf(first), (prefixItems) => ({ type: 'array', prefixItems })),
  record: ([first, second = first]) => mapOf(second),
  map: ([, second]) => mapOf(second),
  optional: ([first]) => methods.optional?.(zodOf(first), []),
  nullable: ([first]) => methods.nullable?.(zodOf(first), []),
  preprocess: ([, second]) => (second instanceof Zod ? second : undefined),
};

/** The schema of z.NAME(…). Undefined for names that are not handled here. */
export function zodBase(name: string, given: readonly Value[]): Zod | undefined {
  const scalar = own(scalars, name);
  if (scalar) return new Zod(scalar);
  return own(bases, name)?.(given);
}

/** A schema; empty and missing if the value is not one. */
const zodOf = (value: Value | undefined): Zod =>
  value instanceof Zod ? value : new Zod({}, { missing: [''] });
const listOf = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : [unknown]);
const objectOf = (value: Value): Zod =>
  isMembers(value) ? zodObject(value) : new Zod({ type: 'object', properties: {} }, { missing: [''] });
const strict = (zod: Zod): Zod => zod.with({ ...zod.schema, additionalProperties: false });
const mapOf = (value: Value | undefined): Zod =>
  holding('additionalProperties', [value], ([additionalProperties = {}]) => ({
    type: 'object',
    additionalProperties,
  }));

/** A schema that holds others under a keyword. */
function holding(
  keyword: string,
  values: readonly (Value | undefined)[],
  write: (schemas: JsonObject[]) => JsonObject,
): Zod {
  const parts = values.map(zodOf);
  return new Zod(write(parts.map(({ schema }) => schema)), {
    missing: parts.flatMap(({ missing }) => missing.map((path) => `.${keyword}${path}`)),
  });
}

/** A value as JSON, and the paths in it that are missing. */
function readJson(value: Value | undefined, path: string): { json: Json | undefined; missing: string[] } {
  const missing: string[] = [];
  return { json: jsonOf(value ?? unknown, path, missing), missing };
}

function constant(value: Value | undefined): Zod {
  if (Array.isArray(value)) return choiceOf(value);
  const { json, missing } = readJson(value, '.const');
  return new Zod(json === undefined ? {} : { const: json }, { missing });
}

/** A choice from a list, or from the values of an enum. */
function choiceOf(value: Value | undefined): Zod {
  const members = isMembers(value) ? Object.values(value) : value;
  const { json, missing } = readJson(members, '.enum');
  const choices = Array.isArray(json) ? json : [];
  const type = typeof choices[0] === 'number' ? 'number' : 'string';
  return new Zod(choices.length === 0 ? { type } : { type, enum: choices }, { missing });
}

/** Alternatives that are all constants make one choice. */
function unionOf(options: readonly Value[]): Zod {
  const constants = options.flatMap((each) =>
    each instanceof Zod && typeof each.schema.const === 'string' ? [each.schema.const] : [],
  );
  if (constants.length === options.length) return new Zod({ type: 'string', enum: constants });
  return holding('anyOf', options, (anyOf) => ({ anyOf }));
}

const nullable = (base: JsonObject): JsonObject =>
  typeof base.type === 'string' && !('enum' in base)
    ? { ...base, type: [base.type, 'null'] }
    : { anyOf: [base, { type: 'null' }] };

type Method = (zod: Zod, given: readonly Value[]) => Zod;

/** A method that adds a keyword with its argument as the value. */
const keyword =
  (nameOf: (zod: Zod) => string): Method =>
  (zod, [first]) => {
    const name = nameOf(zod);
    const { json, missing } = readJson(first, `.${name}`);
    return zod.with(json === undefined ? zod.schema : { ...zod.schema, [name]: json }, {
      missing: [...zod.missing, ...missing],
    });
  };

const keywords =
  (added: JsonObject): Method =>
  (zod) =>
    zod.with({ ...zod.schema, ...added });
const optional: Method = (zod) => zod.with(zod.schema, { isOptional: true });
const limits = { min: ['minLength', 'minItems', 'minimum'], max: ['maxLength', 'maxItems', 'maximum'] };
const bound = (end: 'min' | 'max'): Method =>
  keyword(({ schema: { type } }) => limits[end][type === 'string' ? 0 : type === 'array' ? 1 : 2] ?? '');

/** `.describe('…')`, `.meta({ description: '…' })`. */
const describe: Method = (zod, [first]) =>
  isMembers(first)
    ? 'description' in first
      ? keyword(() => 'description')(zod, [first.description ?? unknown])
      : zod
    : keyword(() => 'description')(zod, [first ?? unknown]);

const methods: Readonly<Record<string, Method>> = {
  describe,
  meta: describe,
  optional,
  nullable: (zod) => zod.with(nullable(zod.schema)),
  nullish: (zod) => optional(zod.with(nullable(zod.schema)), []),
  default: (zod, given) => optional(keyword(() => 'default')(zod, given), []),
  prefault: optional,
  catch: optional,
  min: bound('min'),
  max: bound('max'),
  gte: keyword(() => 'minimum'),
  lte: keyword(() => 'maximum'),
  gt: keyword(() => 'exclusiveMinimum'),
  lt: keyword(() => 'exclusiveMaximum'),
  multipleOf: keyword(() => 'multipleOf'),
  nonempty: (zod) => bound('min')(zod, [1]),
  length: (zod, given) => bound('max')(bound('min')(zod, given), given),
  int: keywords({ type: 'integer' }),
  positive: keywords({ exclusiveMinimum: 0 }),
  nonnegative: keywords({ minimum: 0 }),
  email: keywords({ format: 'email' }),
  url: keywords({ format: 'uri' }),
  uuid: keywords({ format: 'uuid' }),
  datetime: keywords({ format: 'date-time' }),
  date: keywords({ format: 'date' }),
  array: (zod) => holding('items', [zod], ([items = {}]) => ({ type: 'array', items })),
  or(zod, [first = unknown]) {
    const union = unionOf([zod, first]);
    return union.with(union.schema, { isOptional: zod.isOptional });
  },
  and: (zod, [first]) =>
    isObjectSchema(zod) && first instanceof Zod && isObjectSchema(first)
      ? extend(zod, first)
      : holding('allOf', [zod, first], (allOf) => ({ allOf })),
  extend: (zod, [first]) => extend(zod, first instanceof Zod ? first : objectOf(first ?? unknown)),
  safeExtend: (zod, [first]) => extend(zod, objectOf(first ?? unknown)),
  merge: (zod, [first]) => extend(zod, zodOf(first)),
  partial: (zod) =>
    withProperties(
      zod,
      () => true,
      () => false,
    ),
  required: (zod) =>
    withProperties(
      zod,
      () => true,
      () => true,
    ),
  pick: pickOrOmit(true),
  omit: pickOrOmit(false),
  keyof: (zod) => new Zod({ type: 'string', enum: Object.keys(propertiesIn(zod)) }, { missing: zod.missing }),
  unwrap: (zod) => zod.with(zod.schema, { isOptional: false }),
  strict,
};

/** zod.METHOD(…). */
export const zodMethod = (zod: Zod, name: string, given: readonly Value[]): Zod =>
  own(methods, name)?.(zod, given) ?? zod;
