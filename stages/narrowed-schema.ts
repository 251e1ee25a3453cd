// A schema of a role's output narrowed to one input: what its reply can say at all.
import { isObject } from '../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../schemas/json.ts';

/** The parts that are told more about, by their paths: `scores.items.properties.criterion`. */
type Narrowing = Readonly<Record<string, JsonObject>>;

export function narrowedSchema(schema: JsonObject, narrowing: Narrowing): JsonObject {
  return Object.entries(narrowing).reduce(
    (whole, [path, more]) => withPart(whole, `properties.${path}`.split('.'), more),
    schema,
  );
}

function withPart(schema: JsonObject, [step, ...rest]: readonly string[], more: JsonObject): JsonObject {
  if (step === undefined) return { ...schema, ...more };
  const part: Json | undefined = schema[step];
  return { ...schema, [step]: withPart(isObject(part) ? part : {}, rest, more) };
}

/** A list of exactly so many items. */
export const exactly = (count: number): JsonObject => ({ minItems: count, maxItems: count });

/** One of these texts, where there are any. */
export const oneOf = (choices: readonly string[]): JsonObject =>
  choices.length > 0 ? { enum: [...new Set(choices)] } : {};
