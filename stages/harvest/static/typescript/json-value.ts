// Values as JSON and as JSON Schema.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { noParameters } from '../extractor.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import {
  Closure,
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

/** JSON of a value. What is unknown in it is left out, and its path is added to `missing`. */
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
