// Hand-overs: desks that agents get, and tasks whose case goes to somebody else. Everything is written and played by
// the stages of a run.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Judgement } from '../../schemas/judgement.ts';
import type { Task } from '../../schemas/task.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { receiverFor } from '../../stages/worlds/desk.ts';
import { all, offlineRun } from '../support/offline-run.ts';

let store: Store;
let agents: Map<string, Agent>;
let tasks: Map<string, Task>;
let plays: Trajectory[];
let accepted: Map<string, Judgement>;

beforeAll(async () => {
  const stages = {
    harvest: { packages: { servers: [] } },
    evolve: { categories: ['travel', 'education'], worlds: 8 },
    'synthesize-agents': { agents: 40 },
    'write-tasks': {
      perAgent: 3,
      most: 100,
      kinds: { hand_over: 1000, no_tool_needed: 300, forbidden_by_policy: 100, permanent_failure: 20 },
    },
    simulate: { vices: 0.5, forms: 0, trials: 2 },
  };
  ({ store } = await offlineRun({ config: { target: 30, seed: 3, stages } }));
  agents = new Map((await all(store.read('agents'))).map((agent) => [agent.id, agent]));
  tasks = new Map((await all(store.read('tasks'))).map((task) => [task.id, task]));
  plays = await all(store.read('trajectories'));
  accepted = new Map((await all(store.read('judgements'))).map((each) => [each.trajectory, each]));
});

const deskOf = (agent: Agent | undefined) => agent?.parts.find(({ desk }) => desk)?.desk;
const deskOfTask = ({ agent }: Task) => deskOf(agents.get(agent));
const handedOver = () => [...tasks.values()].filter(({ kind }) => kind === 'hand_over');

describe('the desk of an agent', () => {
  const withDesk = () => [...agents.values()].filter((agent) => deskOf(agent));

  it('is there for a good share of the agents, and not for all', () => {
    expect(withDesk().length).toBeGreaterThan(agents.size / 4);
    expect(withDesk().length).toBeLessThan(agents.size);
  });

  it('says in the system prompt who takes which cases, and that all others stay with the agent', () => {
    for (const agent of withDesk()) {
      const desk = deskOf(agent);
      for (const prose of [...(desk?.routes ?? []).map((route) => route.prose), desk?.rest ?? ''])
        expect(agent.systemPrompt).toContain(prose);
    }
  });

  it('offers just the receivers that a route names, in a tool of its own', () => {
    for (const agent of withDesk()) {
      const desk = deskOf(agent);
      const tool = agent.tools.find(({ origin }) => origin.collection === 'desks');
      const named = new Set(desk?.routes.map(({ receiver }) => receiver));
      expect(new Set(desk?.receivers.map(({ id }) => id))).toEqual(named);
      expect(JSON.stringify(tool?.inputSchema)).toContain(
        JSON.stringify(desk?.receivers.map(({ id }) => id)),
      );
    }
  });

  it('has different names from agent to agent', () => {
    expect(new Set(withDesk().map((agent) => deskOf(agent)?.tool.name)).size).toBeGreaterThan(3);
  });
});

describe('a task to hand over', () => {
  it('occurs for every reason', () => {
    const reasons = new Set(handedOver().map(({ handOver }) => handOver?.why));
    expect([...reasons].sort()).toEqual(['exception', 'outage', 'person']);
  });

  it('ends with the call of the desk, to the receiver that the prompt names', () => {
    for (const task of handedOver()) {
      const desk = deskOfTask(task);
      const last = task.oracle.calls.at(-1);
      expect(last?.tool).toBe(desk?.tool.name);
      expect(task.oracle.touched).toHaveLength(1);
      const routed = desk?.routes.filter(({ when }) => when === task.handOver?.why);
      expect(routed?.map(({ receiver }) => receiver)).toContain(task.handOver?.receiver);
    }
  });

  it('has a required criterion, checked by code, for each fact that the receiver needs', () => {
    for (const { rubric, handOver } of handedOver()) {
      const summaries = rubric.filter(({ check }) => check?.on === 'summary');
      expect(summaries.length).toBe(handOver?.facts.length);
      expect(summaries.every(({ required, checkedBy }) => required && checkedBy === 'code')).toBe(true);
      expect(handOver?.facts.some(({ value }) => value === handOver.record)).toBe(true);
    }
  });

  it('is accepted when it is played well, and tells the user who takes over', () => {
    const sound = plays.filter(({ task, vice }) => tasks.get(task)?.kind === 'hand_over' && !vice);
    const passed = sound.filter(({ id }) => accepted.has(id));
    expect(passed.length).toBeGreaterThan(sound.length * 0.9);
    for (const { task, messages } of passed) {
      const title = tasks.get(task)?.handOver?.title.replace('the ', '') ?? '';
      expect(messages.at(-1)?.role).toBe('assistant');
      expect(messages.some(({ role, content }) => role === 'assistant' && content.includes(title))).toBe(
        true,
      );
    }
  });
});

it('no play with a wrong receiver, a thin summary, or a needless hand-over is accepted', () => {
  const flawed = [
    'wrong_receiver',
    'thin_summary',
    'does_it_instead',
    'keeps_the_case',
    'needless_hand_over',
  ];
  const shown = plays.filter(({ vice }) => vice !== undefined && flawed.includes(vice));
  expect(shown.length).toBeGreaterThan(2);
  expect(shown.filter(({ id }) => accepted.has(id)).map(({ vice }) => vice)).toEqual([]);
});

it('what a desk takes over is never to be declined', () => {
  for (const task of tasks.values()) {
    const desk = deskOfTask(task);
    if (!desk || task.expected === 'fulfil') continue;
    if (
      task.kind === 'permanent_failure' &&
      ['service_down', 'timeout'].includes(task.faults[0]?.fault ?? '')
    )
      expect(receiverFor(desk, { when: 'outage' })).toBeUndefined();
    if (task.forbidden)
      expect(desk.routes.flatMap(({ tables = [] }) => tables)).not.toContain(
        policyTable(task.forbidden.policy, task),
      );
  }
});

const worldsOf = (task: Task) => agents.get(task.agent)?.parts.filter((part) => part.environment === 'world');
let tables: Map<string, string>;
beforeAll(async () => {
  tables = new Map(
    (await all(store.read('worlds'))).flatMap(({ id, policies }) =>
      policies.flatMap((policy) =>
        policy.check.on === 'change' ? [[`${id}/${policy.id}`, policy.check.table] as const] : [],
      ),
    ),
  );
});
const policyTable = (policy: string, task: Task): string | undefined =>
  worldsOf(task)
    ?.map(({ of }) => tables.get(`${of}/${policy}`))
    .find((table) => table !== undefined);

describe('a question that general knowledge answers', () => {
  const general = () =>
    [...tasks.values()].filter(
      ({ oracle, mathematics }) =>
        !mathematics && oracle.communicate.some(({ computedFrom }) => computedFrom?.length === 0),
    );

  it('makes up some of the tasks without a call, and at most half', () => {
    const whole = [...tasks.values()].filter(({ kind }) => kind === 'no_tool_needed');
    expect(general().every(({ kind }) => kind === 'no_tool_needed')).toBe(true);
    expect(general().length).toBeGreaterThan(0);
    expect(general().length).toBeLessThanOrEqual(whole.length / 2);
  });
});
