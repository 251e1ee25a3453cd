// Validation of JSON against foreign schemas: plain ones are read (plain-schema.ts), all others compiled by one
// engine per draft. What was read or compiled is kept by content.
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { hashOf } from '../hash.ts';
import type { PlainFault } from './plain-check.ts';
import { type FormatNamed, plainCheck } from './plain-schema.ts';

type Validator = (value: unknown) => string[];

/**
 * `ownProperties`: a key such as `constructor` is absent unless the value itself has it. Code that is not
 * optimized takes half as long to make, and most schemas see fewer than a hundred values.
 */
const options = {
  strict: false,
  allErrors: true,
  logger: false,
  ownProperties: true,
  code: { optimize: false },
} as const;

/** A compiled schema takes some 30 KB, and a run of twenty thousand tools has forty thousand schemas. */
const schemasKept = 400;

const byIdentity = new WeakMap<JsonObject, Validator>();
const byContent = new Map<string, Validator>();

/**
 * Ajv keeps every schema that it ever compiled, so new engines replace the old ones after some time. The old
 * ones go with their last validator.
 */
let engines: Engines | undefined;
let compilations = 0;

interface Engines {
  readonly draft7: Ajv;
  readonly draft2020: Ajv2020;
}

/** They take long to make, and many commands check nothing. */
function enginesNow(): Engines {
  engines ??= newEngines();
  return engines;
}

function newEngines(): Engines {
  const pair = { draft7: new Ajv(options), draft2020: new Ajv2020(options) };
  addFormatsModule.default(pair.draft7);
  addFormatsModule.default(pair.draft2020);
  return pair;
}

/**
 * What is wrong with a value, as "path: fault"; empty when it is valid. Throws when the schema itself is
 * broken.
 */
export function schemaFaults(schema: JsonObject, value: unknown): string[] {
  return validatorFor(schema)(value);
}

export function validatorFor(schema: JsonObject): Validator {
  const known = byIdentity.get(schema);
  if (known) return known;
  const key = hashOf(schema);
  const validator = byContent.get(key) ?? read(schema) ?? compile(schema);
  byContent.delete(key);
  byContent.set(key, validator);
  byIdentity.set(schema, validator);
  for (const oldest of byContent.keys()) {
    if (byContent.size <= schemasKept) break;
    byContent.delete(oldest);
  }
  return validator;
}

/** Undefined where the schema is not plain. */
function read(schema: JsonObject): Validator | undefined {
  const check = plainCheck(schema, formatNamed);
  if (!check) return undefined;
  return (value) => {
    const faults: PlainFault[] = [];
    check(value, '', faults);
    return faults.map(({ path, message }) => inWords(path, message));
  };
}

/** Formats of strings, as the engine knows them: an email is an expression, a date is a function. */
const formatNamed: FormatNamed = (name) => {
  const format = enginesNow().draft7.formats[name];
  if (format instanceof RegExp) return (text) => format.test(text);
  if (typeof format !== 'object' || format.async || format.type === 'number') return undefined;
  const { validate } = format;
  if (typeof validate !== 'function') return undefined;
  return validate as (text: string) => boolean; // without a type, a format is one of strings
};

function compile(schema: JsonObject): Validator {
  compilations += 1;
  if (compilations > schemasKept) {
    engines = undefined;
    compilations = 1;
  }
  // Two servers may use one $id for different schemas, and an engine knows no dialect but its own.
  const { $id: _, $schema: __, ...rest } = schema;
  const { draft7, draft2020 } = enginesNow();
  const engine = isOlder(schema) ? draft7 : draft2020;
  const validate = engine.compile(withProtoAsPattern(rest) as JsonObject); // an object stays one
  return (value) => {
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ keyword, instancePath, message, params }) => {
      const extra = keyword === 'additionalProperties' ? ` (${String(params.additionalProperty)})` : '';
      return inWords(instancePath, `${message}${extra}`);
    });
  };
}

/**
 * The dialect is the one that the schema declares, and 2020-12 where it declares none or an unknown one. One that
 * declares none, or 2019-09, is older if it uses tuples as only the drafts before 2020-12 write them.
 */
function isOlder(schema: JsonObject): boolean {
  const { $schema: dialect } = schema;
  if (typeof dialect === 'string' && !/2019-09/.test(dialect)) return /draft-0[4-7]/.test(dialect);
  return /"items":\s*\[|"additionalItems":/.test(JSON.stringify(schema));
}

const inWords = (path: string, message: string): string =>
  `${path.slice(1).replaceAll('/', '.') || 'arguments'}: ${message}`;

/** Ajv ignores a property named `__proto__`, but not a pattern that only this name matches. */
function withProtoAsPattern(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(withProtoAsPattern);
  if (!isObject(schema)) return schema;
  const members = Object.entries(schema).map(([name, value]) => [name, withProtoAsPattern(value ?? null)]);
  const inner = Object.fromEntries(members) as JsonObject; // of JSON values
  const { properties, patternProperties } = inner;
  if (!isObject(properties) || !Object.hasOwn(properties, '__proto__')) return inner;
  const { ['__proto__']: proto, ...rest } = properties;
  const patterns = isObject(patternProperties) ? patternProperties : {};
  return { ...inner, properties: rest, patternProperties: { ...patterns, '^__proto__$': proto ?? {} } };
}

/** The properties that a schema names, in order. */
export function propertiesOf(schema: JsonObject): [string, JsonObject][] {
  const properties = schema.properties;
  if (!isObject(properties)) return [];
  return Object.entries(properties).map(([name, property]) => [name, isObject(property) ? property : {}]);
}

export function requiredOf(schema: JsonObject): string[] {
  const required = schema.required;
  return Array.isArray(required) ? required.filter((name): name is string => typeof name === 'string') : [];
}

export function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
