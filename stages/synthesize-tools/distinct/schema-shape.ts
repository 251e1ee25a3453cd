// The shape of a schema: types, formats, and which members are required, without names and descriptions.
//   {"type":"object","properties":{"id":{"type":"string"},
//    "on":{"type":"string","format":"date"}},"required":["id"]} becomes {!string,string:date}
import { isObject, propertiesOf, requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';

export function schemaShape(schema: JsonObject): string {
  if (schema.type === 'object') {
    const required = new Set(requiredOf(schema));
    const members = propertiesOf(schema).map(
      ([name, property]) => `${required.has(name) ? '!' : ''}${schemaShape(property)}`,
    );
    return `{${members.join(',')}}`;
  }
  if (schema.type === 'array') return `[${isObject(schema.items) ? schemaShape(schema.items) : ''}]`;
  const choices = Array.isArray(schema.enum) ? `${schema.enum.length} choices` : undefined;
  return [schema.type, schema.format, choices]
    .filter((part: Json | undefined) => part !== undefined)
    .join(':');
}
