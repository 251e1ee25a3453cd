// Reading a record by its key: what a careful agent does before it changes one, and what nobody does whom the search
// has shown enough.
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { holds } from '../evidence.ts';
import type { Scratch } from './scratch.ts';

/** A call that finds a row or reads it. */
export interface Lookup {
  readonly tool: string;
  readonly arguments: JsonObject;
  readonly purpose: string;
  /** The key of the row. */
  readonly key: string;
  /** Whether it needs what the lookups before it found, so that it takes a turn of its own. */
  readonly follows?: boolean;
}

/** The call that reads a row of a table; undefined where the world of the tool has none that takes just a key. */
export function readOf(
  { table, key }: { table: string; key: string },
  { world }: Pick<Tool, 'world'>,
  tools: readonly Tool[],
): Lookup | undefined {
  for (const tool of tools) {
    const [reference, ...others] = Object.entries(tool.references);
    if (tool.operation !== 'get' || tool.world !== world || !reference || others.length > 0) continue;
    const [name, of] = reference;
    if (of === table)
      return {
        tool: tool.name,
        arguments: { [name]: key },
        purpose: `to read the record of ${key} first`,
        key,
      };
  }
  return undefined;
}

/**
 * The reads that a policy demands before a probed call, of rows that no lookup shows; undefined where one of
 * them is not possible.
 */
export function readsBefore(
  { main, result }: { main: Tool; result: ToolResult },
  lookups: readonly Lookup[],
  { tools, mustRead }: Pick<Scratch, 'tools' | 'mustRead'>,
): Lookup[] | undefined {
  const shown = new Set(lookups.map(({ key }) => key));
  const unread = mustRead(main, result).filter(({ key }) => !shown.has(key));
  const reads = unread.flatMap((row) => readOf(row, main, tools) ?? []);
  return reads.length < unread.length ? undefined : reads;
}

interface ReadPlan {
  readonly main: Tool;
  readonly arguments: JsonObject;
  readonly lookups: readonly Lookup[];
  readonly result: ToolResult;
  readonly communicate: readonly { value: Json }[];
}

/**
 * Where the search for a row already shows what the user wants to know, reading the row as well is needless. A call
 * that takes more than the keys of rows, such as a quantity, computes something.
 */
export function withoutNeedlessRead<Plan extends ReadPlan>(
  plan: Plan,
  { tools, probe }: Pick<Scratch, 'tools' | 'probe'>,
): Plan {
  const last = plan.lookups.at(-1);
  const search = tools.find(({ name, world }) => name === last?.tool && world === plan.main.world);
  if (!last || !search || plan.main.effect !== 'read' || plan.communicate.length === 0) return plan;
  if (Object.keys(plan.arguments).some((name) => plan.main.references[name] === undefined)) return plan;
  const result = probe(search, last.arguments);
  const shown = JSON.stringify(result.value);
  if (!plan.communicate.every(({ value }) => holds(shown, value))) return plan;
  return { ...plan, main: search, arguments: last.arguments, lookups: plan.lookups.slice(0, -1), result };
}
