// Errands on live servers: every kind gives tasks whose oracles run, twice with the same outcome, and whose checks
// pass the gate, on every server that agents are played on.
import { beforeAll, describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Store } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import { readLiveSeeds } from '../../stages/mcp/live-seeds.ts';
import { packagedServers } from '../../stages/mcp/servers.ts';
import { readSeed } from '../../stages/seeds.ts';
import { gateFault } from '../../stages/write-tasks/gate.ts';
import { readGeneralSeeds } from '../../stages/write-tasks/general-questions.ts';
import { openGround } from '../../stages/write-tasks/ground.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import type { TaskKind } from '../../stages/write-tasks/kinds/kind.ts';
import { executePlan } from '../../stages/write-tasks/oracle.ts';
import { drawPersona, personaSeedsSchema } from '../../stages/write-tasks/personas.ts';
import { openScratch } from '../../stages/write-tasks/scratch.ts';
import { all, offlineRun } from '../support/offline-run.ts';

const { signal } = new AbortController();
const drafts = Number(process.env.TOOLLOOM_TEST_DRAFTS ?? 1);
const servers = packagedServers.flatMap(({ name, live }) => (live ? [name] : []));
let store: Store;
let agents: Agent[];

beforeAll(async () => {
  const stages = {
    harvest: { packages: { servers } },
    evolve: { categories: ['education'], worlds: 1 },
    'synthesize-agents': { agents: 30 },
  };
  ({ store } = await offlineRun({ until: 'synthesize-agents', config: { target: 1, stages } }));
  agents = await all(store.read('agents'));
});

async function draftOf(kind: TaskKind, agent: Agent, seed: string) {
  const random = randomFor('live', kind.name, seed);
  const persona = drawPersona(await readSeed('personas.yaml', personaSeedsSchema), random);
  using scratch = await openScratch(agent, store);
  const liveSeeds = await readLiveSeeds();
  const generalSeeds = await readGeneralSeeds();
  const material = { agent, scratch, persona, foreignRequest: undefined, liveSeeds, generalSeeds };
  return { persona, plan: kind.draft(material, random) };
}

describe.each(servers)('%s', (server) => {
  const kindsFor = (agent: Agent) =>
    Promise.all(
      taskKinds
        .filter(({ isLive }) => isLive)
        .map(async (kind) => ({ kind, ...(await draftOf(kind, agent, 'first')) })),
    );

  it('has an agent, and a kind of task', async () => {
    const agent = agents.find(({ parts }) => parts.some(({ of, primary }) => of === server && primary));
    expect(agent).toBeDefined();
    if (agent) expect((await kindsFor(agent)).some(({ plan }) => plan !== undefined)).toBe(true);
  });

  it('plays errands that end in the same state each time, and whose checks tell right from wrong', async () => {
    const agent = agents.find(({ parts }) => parts.some(({ of, primary }) => of === server && primary));
    if (!agent) return;
    await using ground = await openGround(agent, store, signal);
    for (const { kind } of (await kindsFor(agent)).filter(({ plan }) => plan !== undefined)) {
      for (let draft = 0; draft < drafts; draft += 1) {
        const { plan, persona } = await draftOf(kind, agent, `${server}/${draft}`);
        if (!plan) continue;
        const states = [];
        for (let time = 0; time < 2; time += 1) {
          const made = await executePlan(plan, { kind, persona, ground });
          if ('fault' in made) throw new Error(`${made.fault}\n${JSON.stringify(plan, null, 1)}`);
          states.push(made.task);
        }
        const [task, again] = states;
        expect(again).toEqual(task);
        const fault = task && (await gateFault({ task, ground }));
        expect(fault, `${plan.request}\n${JSON.stringify(plan.calls)}`).toBeUndefined();
      }
    }
  });
});
