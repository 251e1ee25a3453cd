// The kinds of task that may suit an agent, by what it is.
import { BugError } from '../../../pipeline/errors.ts';
import type { Reader } from '../../../pipeline/store.ts';
import type { Agent } from '../../../schemas/agent.ts';
import { worldWithTools } from '../../environments/world.ts';
import type { Candidate } from '../kind-plan.ts';
import { taskKinds } from './index.ts';
import type { Prospect } from './prospect.ts';

export async function candidateOf(agent: Agent, store: Reader): Promise<Candidate> {
  const prospect = await prospectOf(agent, store);
  const main = agent.parts.filter(({ primary, desk }) => primary && !desk);
  // Tools that compute may stand beside those of a world.
  const world = main.find(({ environment }) => environment === 'world')?.of;
  const isLive = main.length > 0 && world === undefined;
  const kinds = taskKinds.filter(
    (kind) =>
      kind.isLive === isLive &&
      (kind.isOnDemand ?? false) === (agent.catalog !== undefined) &&
      (kind.suits?.(prospect) ?? true),
  );
  const preferred = kinds.filter((kind) => kind.prefers?.(prospect) ?? false);
  return {
    agent: agent.id,
    ...(world === undefined ? {} : { world }),
    kinds,
    ...(preferred.length > 0 ? { preferred } : {}),
  };
}

async function prospectOf(agent: Agent, store: Reader): Promise<Prospect> {
  const own = agent.parts.filter(({ environment, primary }) => primary && environment === 'world');
  const loaded = await Promise.all(
    own.map(async (part) => ({ part, ...(await worldWithTools(store, part.of)) })),
  );
  const worlds = new Map(loaded.map(({ part, world }) => [part.of, world]));
  return {
    agent,
    tools: loaded.flatMap(({ part, tools }) => part.tools.flatMap((name) => tools.get(name) ?? [])),
    policies: loaded.flatMap(({ world }) => world.policies),
    databaseOf({ world, name }) {
      const known = worlds.get(world);
      if (!known) throw new BugError(`${name} belongs to no world of this agent`);
      return { world: known };
    },
  };
}
