// Values as JSON and as JSON Schema.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { noParameters } from '../extractor.ts';
import { deepestExpression } from '../limits.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import {
  Closure,
  Draft,
  isMembers,
  isUnresolved,
  type Members,
  Module,
  Native,
  nothing,
  Unknown,
  unknown,
  type Value,
  Zod,
} from './value.ts';

/** Values in one value. Parts are shared, so that twenty lines of source may stand for a million. */
const mostParts = 20_000;

/** JSON of a value. What is unknown in it is left out, and its path is added to `missing`. */
export const jsonOf = (value: Value, path: string, missing: string[]): Json | undefined =>
  partOf(value, path, { missing, left: mostParts, level: 0 });

/** Where words are for people. Any other text is of no use without a part of it. */
const prose = /(^|\.)(description|title)$/;

interface Writing {
  readonly missing: string[];
  left: number;
  level: number;
}

function partOf(value: Value, path: string, writing: Writing): Json | undefined {
  const { missing } = writing;
  writing.left -= 1;
  if (value === nothing) return undefined;
  const isTooMuch = writing.left < 0 || writing.level >= deepestExpression;
  if (isTooMuch || [Unknown, Native, Closure, Module].some((kind) => value instanceof kind)) {
    missing.push(path);
    return undefined;
  }
  if (value instanceof Draft) {
    missing.push(path);
    return prose.test(path) ? value.text : undefined;
  }
  if (value instanceof Zod) {
    missing.push(...value.missing.map((each) => path + each));
    return value.schema;
  }
  if (!Array.isArray(value) && !isMembers(value)) return value as Json; // a scalar
  writing.level += 1;
  const parts = Object.entries(value).flatMap(([name, member]): [string, Json][] => {
    // Once there is too much, the rest is not even listed.
    const json = writing.left < 0 ? undefined : partOf(member, `${path}.${name}`, writing);
    return json === undefined ? [] : [[name, json]];
  });
  writing.level -= 1;
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

/** The schema of parameters, from a zod object, a shape of zod schemas, or JSON Schema itself. */
export function schemaOf(value: Value | undefined, path: string, missing: string[]): JsonObject {
  if (value === undefined || value === nothing) return noParameters;
  if (isMembers(value) && isShape(value)) return schemaOf(zodObject(value), path, missing);
  const json = jsonOf(value, path, missing);
  if (!isObject(json)) {
    if (json !== undefined) missing.push(path);
    return noParameters;
  }
  return Object.keys(json).length === 0 ? noParameters : json;
}

/**
 * A table of names with zod schemas or with unknown values. JSON Schema has a `type` or `properties`
 * instead.
 */
const isShape = (value: Members): boolean =>
  !('type' in value && !(value.type instanceof Zod)) &&
  !isMembers(value.properties) &&
  Object.values(value).some((member) => member instanceof Zod || member === unknown);

/** A zod object with these members, each of which is a schema. */
export function zodObject(shape: Members): Zod {
  const missing: string[] = [];
  const parameters = Object.entries(shape).flatMap(([name, member]): Parameter[] => {
    const json = jsonOf(member, `.properties.${name}`, missing);
    if (isUnresolved(name) || member === nothing) return [];
    const isRequired = !(member instanceof Zod && member.isOptional);
    return [{ name, schema: isObject(json) ? json : {}, isRequired }];
  });
  return new Zod(parametersSchema(parameters), { missing });
}
