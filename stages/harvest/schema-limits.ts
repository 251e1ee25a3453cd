// What a foreign schema may not be, whoever wrote it: deeper or larger than any real one. Checked before anything
// walks the schema by recursion.
import { mostLevels, tooDeep } from '../../pipeline/json/foreign-json.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';

/** Real schemas stay below 60 KB. */
const most = { levels: mostLevels, characters: 256 * 1024 };

/** Why a schema is refused; undefined where it is within the limits. */
export function limitFault(schema: JsonObject): string | undefined {
  const waiting: { value: Json; level: number }[] = [{ value: schema, level: 1 }];
  // Counted on the way and not in the finished text: parts may be shared, so that the text would never be finished.
  let characters = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, level } = next;
    if (level > most.levels) return tooDeep;
    characters += lengthOf(value);
    if (characters > most.characters) return `larger than the limit of ${most.characters / 1024} KB`;
    if (isObject(value) || Array.isArray(value))
      for (const member of Object.values(value)) waiting.push({ value: member, level: level + 1 });
  }
  return undefined;
}

/** The characters of a value in JSON, without those of its members. */
function lengthOf(value: Json): number {
  if (Array.isArray(value)) return 2;
  if (!isObject(value)) return JSON.stringify(value).length + 1;
  return Object.keys(value).reduce((sum, name) => sum + name.length + 3, 2);
}
