// A schema without $ref: each definition is written out where it is used, because no chat template can
// express a reference. A reference to itself, to nothing, or to another document becomes {}.
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
  const writing: Writing = { schema, left: new Set(), placed: 0 };
  const { $defs, definitions, ...rest } = schema;
  // Definitions are needed no longer once every use is written out.
  const kept = {
    ...(isObject($defs) || $defs === undefined ? {} : { $defs }),
    ...(isObject(definitions) || definitions === undefined ? {} : { definitions }),
    ...rest,
  };
  const resolved = written(kept, writing, []) as JsonObject; // an object maps to an object
  return { schema: resolved, left: [...writing.left] };
}

interface Writing {
  readonly schema: JsonObject;
  readonly left: Set<string>;
  placed: number;
}

/** `open`: the references that this value is written out for, which it must not refer to again. */
function written(value: Json, writing: Writing, open: readonly string[]): Json {
  if (Array.isArray(value)) return value.map((item) => written(item, writing, open));
  if (!isObject(value)) return value;
  const { $ref: reference } = value;
  if (typeof reference === 'string') return writtenReference(value, reference, { writing, open });
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, written(member, writing, open)]),
  );
}

function writtenReference(
  { $ref: _, ...beside }: JsonObject,
  reference: string,
  { writing, open }: { writing: Writing; open: readonly string[] },
): Json {
  writing.placed += 1;
  const isRefused = open.includes(reference) || writing.placed > mostReferences;
  const target = isRefused ? undefined : targetOf(reference, writing.schema);
  if (target === undefined) {
    writing.left.add(reference);
    return written(beside, writing, open);
  }
  const definition = written(target, writing, [...open, reference]);
  if (!isObject(definition)) return definition;
  return { ...definition, ...(written(beside, writing, open) as JsonObject) }; // an object maps to an object
}

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
