// Goals as graphs: they are executed when they are planned, and what they say holds in a fresh session.
import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf, randomFor } from '../../pipeline/hash.ts';
import type { Store } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Persona } from '../../schemas/persona.ts';
import { openAgent } from '../../stages/environments/joined.ts';
import { declare } from '../../stages/synthesize-agents/mixes/mix.ts';
import { gateFault } from '../../stages/write-tasks/gate.ts';
import { type GraphGoal, planOf, planWith } from '../../stages/write-tasks/graph/graph-goal.ts';
import { operators } from '../../stages/write-tasks/graph/operators/index.ts';
import { openGround } from '../../stages/write-tasks/ground.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import { executePlan } from '../../stages/write-tasks/oracle.ts';
import type { TaskPlan } from '../../stages/write-tasks/plan.ts';
import { openScratch } from '../../stages/write-tasks/scratch.ts';
import { all, offlineRun } from '../support/offline-run.ts';

const signal = new AbortController().signal;
const persona: Persona = {
  name: 'a clerk',
  manner: 'Writes plainly.',
  style: 'plain',
  openings: [''],
  closings: [''],
};
const [kind] = taskKinds;
let store: Store;
let agents: Agent[];

beforeAll(async () => {
  const stages = { evolve: { categories: ['education', 'logistics'], worlds: 14 } };
  ({ store } = await offlineRun({ until: 'synthesize-agents', config: { target: 120, stages } }));
  agents = [...(await all(store.read('agents'))), ...(await agentsOfTwoWorlds())];
});

/** Agents with all tools of two worlds, for goals that few pairs of applications allow. */
async function agentsOfTwoWorlds(): Promise<Agent[]> {
  const worlds = await all(store.read('worlds'));
  const tools = await all(store.read('tools'));
  const [template] = await all(store.read('agents'));
  if (!template) throw new Error('there is no agent');
  return worlds.slice(1).flatMap((world, index): Agent[] => {
    const pair = [world, ...worlds.slice(index, index + 1)];
    const own = pair.map(({ id }) => tools.filter((tool) => tool.world === id));
    const names = own.flat().map(({ name }) => name);
    if (new Set(names).size < names.length) return [];
    const clock = pair.map((each) => each.clock).toSorted()[1] ?? world.clock;
    return [
      {
        ...template,
        id: `pair-${index}`,
        parts: pair.map(({ id }, at) => ({
          environment: 'world',
          of: id,
          tools: (own[at] ?? []).map(({ name }) => name),
          primary: true,
          clock,
        })),
        tools: own.flat().map((tool) => declare('tools', tool)),
        distractors: [],
      },
    ];
  });
}

/** The first goal that an operator finds on any of the agents. */
async function firstGoal(name: string): Promise<{ agent: Agent; goals: GraphGoal[] } | undefined> {
  for await (const found of goalsOf(name)) return found;
  return undefined;
}

/** The goals that an operator finds, one plan for each agent that it suits. */
async function* goalsOf(name: string): AsyncGenerator<{ agent: Agent; goals: GraphGoal[] }> {
  const operator = operators.find((each) => each.name === name);
  if (!operator) throw new Error(`there is no operator ${name}`);
  for (const agent of agents) {
    using scratch = await openScratch(agent, store);
    const goals = planWith(operator, { scratch, random: randomFor('goal-graphs', name, agent.id) }, 20);
    if (goals) yield { agent, goals };
  }
}

const statesOf = ({ tools, databaseOf }: Awaited<ReturnType<typeof openScratch>>) =>
  [...new Set(tools.map(databaseOf))].map((database) => database.snapshot());

async function faultOf(plan: TaskPlan, agent: Agent) {
  if (!kind) throw new Error('there is no kind');
  await using ground = await openGround(agent, store, signal);
  const made = await executePlan(plan, { kind, persona, ground });
  if ('fault' in made) return { reason: made.fault };
  return await gateFault({ task: made.task, ground });
}

describe.each(operators.map(({ name }) => name))('the operator %s', (name) => {
  it('plans goals that the gate lets through', async () => {
    // The gate turns one plan in twenty away, so the first one may be such a plan.
    const faults: unknown[] = [];
    for await (const { agent, goals } of goalsOf(name)) {
      const fault = await faultOf(planOf(goals, { persona }, randomFor('plan')), agent);
      if (!fault) return;
      faults.push(fault);
    }
    expect(faults, 'every plan is turned away, or there is none').toEqual(['none']);
  });

  it('plans the same goal for the same seed', async () => {
    const [once, again] = [await firstGoal(name), await firstGoal(name)];
    expect(hashOf(again?.goals)).toBe(hashOf(once?.goals));
  });

  it('plans goals of which a wrong fact does not pass the gate', async () => {
    const found = await firstGoal(name);
    if (!found) throw new Error('it finds no goal on these agents');
    const plan = planOf(found.goals, { persona }, randomFor('plan'));
    const [{ name: told, goal } = { name: 'name', goal: 0 }, ...rest] = plan.communicate;
    const wrong = { name: told, value: 'Xanthe Oberholtzer', goal };
    const { reason } = (await faultOf({ ...plan, communicate: [wrong, ...rest] }, found.agent)) ?? {};
    expect(reason).toBe('oracle fails');
  });
});

/** The plan of the first goal that an operator finds. */
async function planBy(name: string): Promise<TaskPlan> {
  const found = await firstGoal(name);
  if (!found) throw new Error(`${name} finds no goal on these agents`);
  return planOf(found.goals, { persona }, randomFor('plan'));
}

describe('a goal', () => {
  it('of records that are read side by side starts with calls that share a turn', async () => {
    const { calls } = await planBy('gather_then_act');
    expect(calls.filter(({ turn }) => turn === 0).length).toBeGreaterThan(1);
    expect(calls.filter(({ turn }) => turn === calls.at(-1)?.turn)).toHaveLength(1);
  });

  it('makes no read twice', async () => {
    for (const name of ['gather_then_act', 'prefer', 'page_until_found', 'search_in_vain']) {
      const made = (await planBy(name)).calls.map((call) => JSON.stringify([call.tool, call.arguments]));
      expect(new Set(made).size, name).toBe(made.length);
    }
  });

  it('with a second choice has one call that a rule refuses, and the oracle depends on the refusal', async () => {
    const found = await firstGoal('second_choice');
    if (!found) throw new Error('it finds no goal on these agents');
    const plan = planOf(found.goals, { persona }, randomFor('plan'));
    expect(plan.calls.filter(({ refused }) => refused)).toHaveLength(1);
    expect(plan.calls.at(-1)?.refused).toBeUndefined();
    const never = plan.calls.map(({ refused: _, ...call }) => call);
    expect((await faultOf({ ...plan, calls: never }, found.agent))?.reason).toMatch(/is refused/);
    const always = plan.calls.map((call, at) =>
      at === plan.calls.length - 1 ? { ...call, refused: true as const } : call,
    );
    expect((await faultOf({ ...plan, calls: always }, found.agent))?.reason).toMatch(/is not refused/);
  });

  it('that meets an obstacle is declined, changes nothing, and fails without its reason', async () => {
    const found = await firstGoal('hit_obstacle');
    if (!found) throw new Error('it finds no goal on these agents');
    const plan = planOf(found.goals, { persona }, randomFor('plan'));
    expect(plan).toMatchObject({ expected: 'decline', obstacle: expect.any(String) });
    const unexplained = { ...plan, obstacle: 'It is what it is.' };
    expect((await faultOf(unexplained, found.agent))?.reason).toBe('oracle fails');
  });

  it('with a near miss names a call of another tool, which also works', async () => {
    const found = await firstGoal('tell_siblings_apart');
    const [goal] = found?.goals ?? [];
    if (!found || !goal?.nearMiss) throw new Error('it finds no goal on these agents');
    expect(goal.nearMiss.tool).not.toBe(goal.calls.at(-1)?.tool);
    await using session = await openAgent(found.agent, store, signal);
    const { ok, changes } = await session.call(goal.nearMiss.tool, goal.nearMiss.arguments);
    expect({ ok, isChange: changes.length > 0 }).toEqual({ ok: true, isChange: true });
  });

  it('that pages until a row is there stops at the page that shows it', async () => {
    const found = await firstGoal('page_until_found');
    const [goal] = found?.goals ?? [];
    if (!found || !goal) throw new Error('it finds no goal on these agents');
    const told = goal.communicate[0]?.value;
    await using session = await openAgent(found.agent, store, signal);
    const pages = goal.calls.slice(0, goal.communicate[0]?.computedFrom?.length);
    expect(pages.length).toBeGreaterThan(1);
    const shown = [];
    for (const { tool, arguments: given } of pages)
      shown.push(JSON.stringify((await session.call(tool, given)).value));
    expect(shown.at(-1)).toContain(String(told));
  });
});

describe('a scratch', () => {
  it('undoes what an attempt without a result has changed, and keeps the rest', async () => {
    for (const agent of agents) {
      using scratch = await openScratch(agent, store);
      const before = hashOf(statesOf(scratch));
      const series = operators.find(({ name }) => name === 'for_each');
      const scene = { scratch, random: randomFor('undo', agent.id) };
      const undone = series && planWith({ ...series, plan: (at) => void series.plan(at) }, scene, 5);
      expect(undone).toBeUndefined();
      expect(hashOf(statesOf(scratch))).toBe(before);
      const kept = series && planWith(series, scene, 20);
      if (kept) expect(hashOf(statesOf(scratch))).not.toBe(before);
    }
  });
});
