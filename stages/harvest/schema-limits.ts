// What a foreign schema may not be, whoever wrote it: deeper or larger than any real one, or with a key that
// a copy would lose. Checked before anything walks the schema by recursion.
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';

/** Real schemas stay below 20 levels and 60 KB. */
const most = { levels: 100, characters: 256 * 1024 };

/** Why a schema is refused; undefined where it is within the limits. */
export function limitFault(schema: JsonObject): string | undefined {
  const waiting: { value: Json; level: number }[] = [{ value: schema, level: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, level } = next;
    if (level > most.levels) return `nested deeper than ${most.levels} levels`;
    if (isObject(value) && Object.hasOwn(value, '__proto__')) return 'a key is named __proto__';
    if (isObject(value) || Array.isArray(value))
      for (const member of Object.values(value)) waiting.push({ value: member, level: level + 1 });
  }
  const characters = JSON.stringify(schema).length;
  if (characters <= most.characters) return undefined;
  return `${Math.round(characters / 1024)} KB; the limit is ${most.characters / 1024} KB`;
}
