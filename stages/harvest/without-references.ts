// A schema without $ref: each definition is written out where it is used, because no chat template can express a
// reference. A reference to itself, to nothing, or to another document becomes {}.
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';

export interface Resolved {
  readonly schema: JsonObject;
  /** References that could not be resolved. */
  readonly left: readonly string[];
}

/** Ten definitions that each use the next ten times would be written out ten billion times. */
const mostReferences = 2000;

export function withoutReferences(schema: JsonObject): Resolved {
  const left: string[] = [];
  let placed = 0;
  const resolved = (value: Json, open: readonly string[]): Json => {
    if (Array.isArray(value)) return value.map((item) => resolved(item, open));
    if (!isObject(value)) return value;
    const { $ref: reference, ...rest } = value;
    if (typeof reference !== 'string') {
      // Definitions are needed no longer once every use is written out. A property may have the same name.
      const members = Object.entries(value).filter(
        ([name, member]) => !(isDefinitions(name, member) && value === schema),
      );
      return Object.fromEntries(members.map(([name, member]) => [name, resolved(member, open)]));
    }
    placed += 1;
    const isOpen = open.includes(reference) || placed > mostReferences;
    const target = isOpen ? undefined : targetOf(reference, schema);
    if (target === undefined) {
      if (!left.includes(reference)) left.push(reference);
      return resolved(rest, open);
    }
    const written = resolved(target, [...open, reference]);
    return isObject(written) ? { ...written, ...(resolved(rest, open) as JsonObject) } : written; // an object maps to an object
  };
  return { schema: resolved(schema, []) as JsonObject, left }; // as above
}

const isDefinitions = (name: string, member: Json): boolean =>
  (name === '$defs' || name === 'definitions') && isObject(member);

/** "#/$defs/Place" in the schema itself. Other documents are not fetched. */
function targetOf(reference: string, schema: JsonObject): Json | undefined {
  if (!reference.startsWith('#/')) return undefined;
  let value: Json | undefined = schema;
  for (const part of reference.slice(2).split('/')) {
    const name = decodedPart(part);
    value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}

function decodedPart(part: string): string {
  const text = /%(?![0-9a-f]{2})/i.test(part) ? part : decodeURIComponent(part);
  return text.replaceAll('~1', '/').replaceAll('~0', '~');
}
