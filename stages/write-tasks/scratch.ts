// Where calls are tried while a task is planned: the worlds of an agent, with calls that leave no trace and
// calls that do.

import { BugError } from '../../pipeline/errors.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Policy } from '../../schemas/policy.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { worldWithTools } from '../environments/world.ts';
import { isSettledByConsent } from '../judge/policy-record.ts';
import { openWorld, type WorldDatabase } from '../worlds/database.ts';
import { breachesIn } from '../worlds/policies.ts';
import { callProgram, rehearse } from '../worlds/program.ts';

export interface Scratch extends Disposable {
  readonly tools: readonly Tool[];
  databaseOf(tool: Tool): WorldDatabase;
  /** Makes the call and undoes its effect. */
  probe(tool: Tool, given: JsonObject): ToolResult;
  /** Makes the call and keeps its effect. */
  keep(tool: Tool, given: JsonObject): ToolResult;
  /** The policies that a probed call breaks, even if the user confirms it. */
  breaches(tool: Tool, probed: ToolResult): Policy[];
}

export async function openScratch(agent: Agent, store: Reader): Promise<Scratch> {
  const worlds = new Map<string, WorldDatabase>();
  const policies = new Map<string, readonly Policy[]>();
  const tools: Tool[] = [];
  for (const part of agent.parts.filter((each) => each.environment === 'world' && each.primary)) {
    const loaded = await worldWithTools(store, part.of);
    policies.set(part.of, loaded.world.policies);
    worlds.set(part.of, await openWorld(loaded.world, part.clock));
    tools.push(...part.tools.flatMap((name) => loaded.tools.get(name) ?? []));
  }
  const databaseOf = (tool: Tool): WorldDatabase => {
    const database = worlds.get(tool.world);
    if (!database) throw new BugError(`${tool.name} belongs to no world of this agent`);
    return database;
  };
  return {
    tools,
    databaseOf,
    probe: (tool, given) => rehearse(tool, databaseOf(tool), given),
    keep: (tool, given) => callProgram(tool, databaseOf(tool), given),
    breaches: (tool, { changes }) =>
      breachesIn(databaseOf(tool), policies.get(tool.world) ?? [], changes).flatMap(({ policy }) =>
        isSettledByConsent(policy) ? [] : [policy],
      ),
    [Symbol.dispose]: () => {
      for (const database of worlds.values()) database[Symbol.dispose]();
    },
  };
}
