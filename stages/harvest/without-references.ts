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
  const state: Expansion = { schema, left: new Set(), placed: 0 };
  const { $defs, definitions, ...rest } = schema;
  // Definitions are needed no longer once every use is written out.
  const kept = {
    ...(isObject($defs) || $defs === undefined ? {} : { $defs }),
    ...(isObject(definitions) || definitions === undefined ? {} : { definitions }),
    ...rest,
  };
  const resolved = expand(kept, state, []) as JsonObject; // an object maps to an object
  return { schema: resolved, left: [...state.left] };
}

interface Expansion {
  readonly schema: JsonObject;
  readonly left: Set<string>;
  placed: number;
}

/** `open`: the references that this value is written out for, which it must not refer to again. */
function expand(value: Json, state: Expansion, open: readonly string[]): Json {
  if (Array.isArray(value)) return value.map((item) => expand(item, state, open));
  if (!isObject(value)) return value;
  const { $ref: reference } = value;
  if (typeof reference === 'string') return expandReference(value, reference, { state, open });
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, expand(member, state, open)]),
  );
}

function expandReference(
  { $ref: _, ...beside }: JsonObject,
  reference: string,
  { state, open }: { state: Expansion; open: readonly string[] },
): Json {
  state.placed += 1;
  const isRefused = open.includes(reference) || state.placed > mostReferences;
  const target = isRefused ? undefined : targetOf(reference, state.schema);
  if (target === undefined) {
    state.left.add(reference);
    return expand(beside, state, open);
  }
  const definition = expand(target, state, [...open, reference]);
  if (!isObject(definition)) return definition;
  return { ...definition, ...(expand(beside, state, open) as JsonObject) }; // an object maps to an object
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
