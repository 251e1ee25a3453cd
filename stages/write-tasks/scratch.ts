// A place to try calls while a task is planned: the worlds of an agent, with a way back to what was accepted so far.
import type { Agent } from '../../schemas/agent.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import type { Reader } from '../../pipeline/store.ts';
import { BugError } from '../../pipeline/errors.ts';
import { worldWithTools } from '../environments/world.ts';
import { openWorld, type WorldDatabase } from '../worlds/database.ts';
import { callProgram } from '../worlds/program.ts';

export interface Scratch extends Disposable {
  readonly tools: readonly Tool[];
  databaseOf(tool: Tool): WorldDatabase;
  /** Makes the call and takes its effect back. */
  probe(tool: Tool, given: JsonObject): ToolResult;
  /** Makes the call and keeps its effect. */
  keep(tool: Tool, given: JsonObject): ToolResult;
}

export async function openScratch(agent: Agent, store: Reader): Promise<Scratch> {
  const worlds = new Map<string, WorldDatabase>();
  const tools: Tool[] = [];
  for (const part of agent.parts.filter((each) => each.environment === 'world' && each.primary)) {
    const loaded = await worldWithTools(store, part.of);
    worlds.set(part.of, await openWorld(loaded.world));
    tools.push(...part.tools.flatMap((name) => loaded.tools.get(name) ?? []));
  }
  const kept: { tool: Tool; given: JsonObject }[] = [];
  const databaseOf = (tool: Tool): WorldDatabase => {
    const database = worlds.get(tool.world);
    if (!database) throw new BugError(`${tool.name} belongs to no world of this agent`);
    return database;
  };
  const restore = (world: string): void => {
    const database = worlds.get(world);
    if (!database) return;
    const again = database.fresh();
    database[Symbol.dispose]();
    worlds.set(world, again);
    for (const { tool, given } of kept) if (tool.world === world) callProgram(tool, again, given);
  };
  return {
    tools,
    databaseOf,
    probe(tool, given) {
      const result = callProgram(tool, databaseOf(tool), given);
      if (result.changes.length > 0) restore(tool.world);
      return result;
    },
    keep(tool, given) {
      const result = callProgram(tool, databaseOf(tool), given);
      if (result.ok) kept.push({ tool, given });
      return result;
    },
    [Symbol.dispose]: () => {
      for (const database of worlds.values()) database[Symbol.dispose]();
    },
  };
}
