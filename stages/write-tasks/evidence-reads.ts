// The reads that show why a policy forbids a call: the records that the call names, or the rows that it would
// come to stand beside.

import { propertiesOf, requiredOf } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Policy } from '../../schemas/policy.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { GoalPlan } from './goal.ts';
import { type Lookup, readOf } from './record-reads.ts';
import type { Scratch } from './scratch.ts';

/** A result with more rows than this shows too much to read. */
const mostShown = 12;

/** True if the policy can only be judged by what the records say, not by the request alone. */
export const dependsOnRecords = ({ check }: Policy): boolean =>
  check.on === 'change' && /\bold_|\bselect\b/i.test(check.violation);

/** None where no tool shows them. */
export function evidenceReads(
  { main, arguments: given, lookups }: GoalPlan,
  { check }: Policy,
  scratch: Scratch,
): Lookup[] {
  const shown = new Set(lookups.map(({ key }) => key));
  const reads = Object.entries(main.references).flatMap(([name, table]) => {
    const key = given[name];
    if (typeof key !== 'string' || shown.has(key)) return [];
    return (
      readOf({ table, key }, main, scratch.tools) ?? readLike({ main, given, wanted: key }, scratch) ?? []
    );
  });
  const isAboutOthers = check.on === 'change' && check.violation.includes(`FROM "${check.table}"`);
  const others =
    check.on === 'change' && isAboutOthers
      ? readLike({ main, given, wanted: keyPattern(check.table, main, scratch) }, scratch)
      : undefined;
  return [...reads, ...(others ? [others] : [])];
}

/** How the keys of a table start: `"OR-`. */
function keyPattern(table: string, main: Tool, scratch: Scratch): string {
  const { world, initial } = scratch.databaseOf(main);
  const first = initial[table]?.[0]?.[world.tables[table]?.key ?? 'id'];
  return String(first ?? '').replace(/\d+$/, '');
}

/** A read by one value of the call whose result shows a wanted key, or one that starts like it. */
function readLike(
  { main, given, wanted }: { main: Tool; given: JsonObject; wanted: string },
  scratch: Scratch,
): Lookup | undefined {
  const readers = scratch.tools.filter(({ world, effect }) => world === main.world && effect === 'read');
  for (const tool of readers) {
    for (const asked of questionsLike(tool, given)) {
      const result = scratch.probe(tool, asked);
      const text = JSON.stringify(result.value);
      const count = text.split('"id":').length - 1;
      if (result.ok && text.includes(`"${wanted}`) && count <= mostShown)
        return { tool: tool.name, arguments: asked, purpose: 'to see what is on record first', key: wanted };
    }
  }
  return undefined;
}

/** Arguments of a reader that takes one value of the call under the name that it has there. */
function questionsLike({ inputSchema }: Tool, given: JsonObject): JsonObject[] {
  const required = requiredOf(inputSchema);
  return propertiesOf(inputSchema).flatMap(([name]): JsonObject[] => {
    const value: Json | undefined = given[name];
    const isAlone = required.every((other) => other === name);
    return isAlone && typeof value === 'string' ? [{ [name]: value }] : [];
  });
}
