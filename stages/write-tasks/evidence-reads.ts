// The reads that show why a policy forbids a call: the records that the call names, or the rows that it would
// come to stand beside.

import { propertiesOf, requiredOf } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Policy } from '../../schemas/policy.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { GoalPlan } from './goal.ts';
import { callsOf } from './kinds/kind.ts';
import type { PlannedCall } from './plan.ts';
import { type Lookup, readOf } from './record-reads.ts';
import type { Scratch } from './scratch.ts';

/** A result with more rows than this shows too much to read. */
const mostShown = 12;

/** True if the policy can only be judged by what the records say, not by the request alone. */
export const dependsOnRecords = ({ check }: Policy): boolean =>
  check.on === 'change' && /\bold_|\bselect\b/i.test(check.violation);

/** The calls that find the keys of a call that a policy forbids, and those that show why it does. */
export function readsOnPolicy(plan: GoalPlan, policy: Policy, scratch: Scratch): PlannedCall[] {
  const lookups = callsOf([plan], 0, 0).slice(0, -1);
  const turn = lookups.length > 0 ? 1 : 0;
  const reads = evidenceReads(plan, policy, scratch).map(
    ({ tool, arguments: asked, purpose }): PlannedCall => ({
      tool,
      arguments: asked,
      purpose,
      turn,
      goal: 0,
    }),
  );
  return [...lookups, ...reads];
}

/** True if what these calls return is enough to see that the policy applies. */
export function showsWhy(reads: readonly PlannedCall[], policy: Policy, scratch: Scratch): boolean {
  if (reads.length === 0) return !dependsOnRecords(policy);
  const { check } = policy;
  if (check.on !== 'change' || !check.violation.includes(`FROM "${check.table}"`)) return true;
  // Rows beside the changed one decide it: at least one of them must have been shown.
  return reads.some(({ tool: name, arguments: given }) => {
    const tool = scratch.tools.find((each) => each.name === name);
    const pattern = tool && keyPattern(check.table, tool, scratch);
    return (
      tool !== undefined &&
      pattern !== undefined &&
      pattern !== '' &&
      JSON.stringify(scratch.probe(tool, given).value).includes(`"${pattern}`)
    );
  });
}

/** None where no tool shows them. */
function evidenceReads(
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
  return String(first ?? '').replace(/(?<!\d)\d+$/, '');
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
