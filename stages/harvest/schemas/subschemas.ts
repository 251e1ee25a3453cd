// Where a JSON Schema holds other schemas. Everything else in it is data or words: an enum may hold an object with a
// member named $ref, and a parameter may be called `enum`.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';

/** Keywords whose value is a schema. `items` was a list of schemas before 2020-12. */
const single = new Set([
  'additionalItems',
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const listed = new Set(['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems']);
/** Keywords whose members are schemas. `dependencies` may also hold lists of names. */
const named = new Set([
  '$defs',
  'definitions',
  'dependencies',
  'dependentSchemas',
  'patternProperties',
  'properties',
]);

/** Keywords whose value is data: a schema says that a value equals it, or shows it. */
export const dataKeywords: ReadonlySet<string> = new Set(['const', 'default', 'enum', 'example', 'examples']);

/** A place in a schema that holds another one: `holder[key]`. */
export interface Slot {
  readonly holder: Record<string, Json>;
  readonly key: string;
  readonly keyword: string;
}

/** A copy whose slots can be filled without a change of the original. */
export function copyOf(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [
      keyword,
      isHolder(keyword, value) ? copyOfHolder(value) : value,
    ]),
  );
}

/** The places of a schema that hold schemas, without those inside them. */
export function slotsOf(schema: JsonObject): Slot[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (!isHolder(keyword, value))
      return single.has(keyword) ? [{ holder: schema, key: keyword, keyword }] : [];
    const holder = value as Record<string, Json>; // a list has keys, too
    const keys = Object.keys(holder).filter((key) => !(named.has(keyword) && Array.isArray(holder[key])));
    return keys.map((key) => ({ holder, key, keyword }));
  });
}

/** A copy in which each schema that the given one holds directly is what `visit` makes of it. */
export function withSubschemas(schema: JsonObject, visit: (inner: Json, slot: Slot) => Json): JsonObject {
  const copy = copyOf(schema);
  for (const slot of slotsOf(copy)) slot.holder[slot.key] = visit(slot.holder[slot.key] ?? null, slot);
  return copy;
}

const isHolder = (keyword: string, value: Json): boolean =>
  (listed.has(keyword) && Array.isArray(value)) || (named.has(keyword) && isObject(value));

const copyOfHolder = (value: Json): Json =>
  Array.isArray(value) ? [...value] : Object.fromEntries(Object.entries(value as JsonObject)); // it holds schemas
