// Tables of the types that a language or its libraries define: names, separated by spaces, with their schema.
import type { JsonObject } from '../../../schemas/json.ts';

export const namedTypes = (
  rows: readonly (readonly [names: string, schema: JsonObject])[],
): ReadonlyMap<string, JsonObject> =>
  new Map(
    rows.flatMap(([names, schema]) => names.split(' ').map((name): [string, JsonObject] => [name, schema])),
  );
