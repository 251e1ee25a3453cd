// Validation of JSON against foreign schemas: one validator per draft, compiled schemas kept by content.
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { hashOf } from '../hash.ts';

type Validator = (value: unknown) => string[];

/** Unoptimised code takes half as long to make; most schemas see fewer than a hundred values. */
const options = { strict: false, allErrors: true, logger: false, code: { optimize: false } } as const;

/** A compiled schema takes some 30 KB, and a run of twenty thousand tools has forty thousand schemas. */
const schemasKept = 400;

const byIdentity = new WeakMap<JsonObject, Validator>();
const byContent = new Map<string, Validator>();

/**
 * Ajv holds on to every schema that it ever compiled, so a new one is taken after so many; the old goes with
 * its last validator.
 */
let engines = newEngines();
let compiledSince = 0;

function newEngines(): { draft7: Ajv; draft2020: Ajv2020 } {
  const made = { draft7: new Ajv(options), draft2020: new Ajv2020(options) };
  addFormatsModule.default(made.draft7);
  addFormatsModule.default(made.draft2020);
  return made;
}

/**
 * The faults of a value, each as "path: what is wrong"; none when it is valid. Throws when the schema itself
 * is broken.
 */
export function schemaFaults(schema: JsonObject, value: unknown): string[] {
  return validatorFor(schema)(value);
}

export function validatorFor(schema: JsonObject): Validator {
  const known = byIdentity.get(schema);
  if (known) return known;
  const key = hashOf(schema);
  const validator = byContent.get(key) ?? compiled(schema);
  byContent.delete(key);
  byContent.set(key, validator);
  byIdentity.set(schema, validator);
  for (const oldest of byContent.keys()) {
    if (byContent.size <= schemasKept) break;
    byContent.delete(oldest);
  }
  return validator;
}

function compiled(schema: JsonObject): Validator {
  compiledSince += 1;
  if (compiledSince > schemasKept) {
    engines = newEngines();
    compiledSince = 1;
  }
  const draft = schema.$schema;
  const isModern = typeof draft === 'string' && /2019-09|2020-12/.test(draft);
  const { $id: _, ...rest } = schema; // two servers may use one $id for different schemas
  const validate = (isModern ? engines.draft2020 : engines.draft7).compile(rest);
  return (value) => {
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => {
      const extra =
        error.keyword === 'additionalProperties' ? ` (${String(error.params.additionalProperty)})` : '';
      return `${error.instancePath.slice(1).replaceAll('/', '.') || 'arguments'}: ${error.message}${extra}`;
    });
  };
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
