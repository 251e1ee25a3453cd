// What a structured reply says once the nulls are gone that only stand for absent properties. The strict form
// of a schema asks for them, and models write them without being asked.
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { jsonIn } from '../../json/json-in-text.ts';
import { isObject } from '../../json/json-schema.ts';
import type { Reply } from '../model.ts';

/** The reply without such nulls. The text stays as it is when it has none. */
export function cleanReply<Structured extends Pick<Reply, 'content' | 'repaired'>>(
  schema: JsonObject | undefined,
  reply: Structured,
): Structured {
  if (!schema || !reply.content.includes('null')) return reply;
  const found = jsonIn(reply.content);
  if (!found) return reply;
  const content = JSON.stringify(withoutNulls(schema, found.value));
  if (content === JSON.stringify(found.value)) return reply;
  return { ...reply, content, ...(found.isRepaired ? { repaired: true as const } : {}) };
}

/** Takes out the nulls of properties that the schema lets be absent but not null. */
export function withoutNulls(schema: Json | undefined, value: Json): Json {
  if (!isObject(schema)) return value;
  if (Array.isArray(value)) return value.map((item) => withoutNulls(schema.items, item));
  if (!isObject(value) || !isObject(schema.properties)) return value;
  const { properties } = schema;
  const required = Array.isArray(schema.required) ? schema.required : [];
  const isFiller = (name: string, member: Json): boolean =>
    member === null &&
    Object.hasOwn(properties, name) &&
    !required.includes(name) &&
    !takesNull(properties[name]);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, member]) => !isFiller(name, member))
      .map(([name, member]) => [
        name,
        withoutNulls(Object.hasOwn(properties, name) ? properties[name] : undefined, member),
      ]),
  );
}

function takesNull(schema: Json | undefined): boolean {
  if (!isObject(schema)) return true;
  const union = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(union)) return union.some(takesNull);
  if (schema.type === undefined) return schema.enum === undefined && schema.const === undefined;
  return Array.isArray(schema.type) ? schema.type.includes('null') : schema.type === 'null';
}
