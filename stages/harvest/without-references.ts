// A schema without $ref: what is defined in it stands where it is used. What refers to itself, or to what is
// not there, becomes {} at that place: no chat template can say it.
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';

export interface Resolved {
  readonly schema: JsonObject;
  /** References that could not be put in place. */
  readonly left: readonly string[];
}

export function withoutReferences(schema: JsonObject): Resolved {
  const left: string[] = [];
  const resolved = (value: Json, open: readonly string[]): Json => {
    if (Array.isArray(value)) return value.map((item) => resolved(item, open));
    if (!isObject(value)) return value;
    const { $ref: reference, ...rest } = value;
    if (typeof reference !== 'string') {
      // Definitions have done their work once every use of them is replaced. A property of that name is one
      // of many.
      const members = Object.entries(value).filter(
        ([name, member]) => !(isDefinitions(name, member) && value === schema),
      );
      return Object.fromEntries(members.map(([name, member]) => [name, resolved(member, open)]));
    }
    const target = open.includes(reference) ? undefined : targetOf(reference, schema);
    if (target === undefined) {
      left.push(reference);
      return resolved(rest, open);
    }
    const placed = resolved(target, [...open, reference]);
    return isObject(placed) ? { ...placed, ...(resolved(rest, open) as JsonObject) } : placed; // an object maps to an object
  };
  return { schema: resolved(schema, []) as JsonObject, left }; // as above
}

const isDefinitions = (name: string, member: Json): boolean =>
  (name === '$defs' || name === 'definitions') && isObject(member);

/** "#/$defs/Place" in the schema itself; other documents are not fetched. */
function targetOf(reference: string, schema: JsonObject): Json | undefined {
  if (!reference.startsWith('#/')) return undefined;
  let value: Json | undefined = schema;
  for (const part of reference.slice(2).split('/')) {
    const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    value =
      isObject(value ?? null) && Object.hasOwn(value as JsonObject, name)
        ? (value as JsonObject)[name]
        : undefined; // checked by isObject
  }
  return value;
}
