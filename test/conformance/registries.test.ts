// Every entry of the registries that a run draws from: over several seeds it occurs, does its work, and
// breaks no promise.
import { beforeAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../../pipeline/memory-store.ts';
import type { Store } from '../../pipeline/store.ts';
import { sources } from '../../stages/harvest/sources/index.ts';
import { realServers } from '../../stages/infer-worlds/infer.ts';
import { rules } from '../../stages/judge/rules/index.ts';
import { mixes } from '../../stages/synthesize-agents/mixes/index.ts';
import { operations } from '../../stages/synthesize-tools/operations/index.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import { all, offlineRun } from '../support/offline-run.ts';

const seeds = [1, 2, 3, 4, 5, 6];
const stores: Store[] = [];

beforeAll(async () => {
  for (const seed of seeds) {
    const harvest = { packages: { servers: seed === 1 ? ['filesystem', 'memory'] : [] } };
    const categories = { categories: ['travel', 'smart home', 'logistics', 'manufacturing'], worlds: 16 };
    const config = { seed, target: 25, stages: { harvest, evolve: categories, simulate: { vices: 0.7 } } };
    const { store, result } = await offlineRun({ config });
    // A procedure that breaks the schema of its role fails its unit.
    expect(result.stages.filter((stage) => stage.failed > 0)).toEqual([]);
    stores.push(store);
  }
});

const gathered = async <Item>(read: (store: Store) => AsyncIterable<Item>): Promise<Item[]> =>
  (await Promise.all(stores.map((store) => all(read(store))))).flat();

it.each(operations.map((operation) => operation.name))(
  'the operation %s makes tools that work',
  async (name) => {
    const made = (await gathered((store) => store.read('tools'))).filter(
      (tool) => tool.operation === name && tool.path[0] !== realServers,
    );
    expect(made.length).toBeGreaterThan(0);
    for (const { validation, description, intents } of made) {
      expect(validation.accepted).toBeGreaterThanOrEqual(2);
      expect(validation.refused).toBeGreaterThanOrEqual(3);
      expect(description.split(/[.!?](?:\s|$)/).filter(Boolean).length).toBeGreaterThanOrEqual(2);
      expect(intents.length).toBeGreaterThan(0);
    }
  },
);

it.each(mixes.map((mix) => mix.name))(
  'the mix %s gives agents whose tools have one name each and are all answered',
  async (name) => {
    const agents = (await gathered((store) => store.read('agents'))).filter((agent) => agent.mix === name);
    expect(agents.length).toBeGreaterThan(0);
    for (const { tools, parts, distractors, systemPrompt } of agents) {
      const names = tools.map((tool) => tool.name);
      expect(new Set(names).size).toBe(names.length);
      expect(parts.flatMap((part) => part.tools).sort()).toEqual([...names].sort());
      expect(distractors.every((distractor) => names.includes(distractor))).toBe(true);
      expect(names.filter((tool) => /[_A-Z]/.test(tool) && systemPrompt.includes(tool))).toEqual([]);
    }
  },
);

it('no two agents of a run are alike', async () => {
  for (const store of stores) {
    const agents = await all(store.read('agents'));
    expect(
      new Set(
        agents.map(
          (agent) =>
            agent.tools
              .map((tool) => tool.origin.id)
              .sort()
              .join() + JSON.stringify(agent.parts),
        ),
      ).size,
    ).toBe(agents.length);
  }
});

describe.each(taskKinds.map((kind) => [kind.name, kind] as const))('the kind of task %s', (name, kind) => {
  it('passes the gate, and what it needs is in its oracle, its facts or its answer', async () => {
    const tasks = (await gathered((store) => store.read('tasks'))).filter((task) => task.kind === name);
    expect(tasks.length).toBeGreaterThan(0);
    for (const task of tasks) {
      expect(task.rubric.map((criterion) => criterion.kind)).toEqual([
        'outcome',
        'tool_use',
        'communication',
        'conduct',
      ]);
      if (task.expected === 'fulfil') expect(task.oracle.calls.length).toBeGreaterThan(0);
      else expect(task.oracle.touched).toEqual([]);
      expect(task.oracle.calls.filter((call) => task.withheld.includes(call.tool))).toEqual([]);
    }
    expect(kind.brief.length).toBeGreaterThan(20);
  });
});

it('an irrelevant request is about nothing that the worlds of its agent hold', async () => {
  for (const store of stores) {
    for await (const task of store.read('tasks')) {
      if (task.kind !== 'irrelevant_request') continue;
      const agent = await store.get('agents', task.agent);
      const ids = agent.parts.filter((part) => part.environment === 'world').map((part) => part.of);
      const worlds = await Promise.all(ids.map((id) => store.get('worlds', id)));
      const nouns = worlds.flatMap((world) =>
        Object.values(world.tables).flatMap(({ noun, plural }) => [noun, plural]),
      );
      expect(nouns.filter((noun) => new RegExp(`\\b${noun}\\b`).test(task.goals[0]?.say ?? ''))).toEqual([]);
    }
  }
});

it('missing parameters are kept back, and faults are planned, where the kind says so', async () => {
  const tasks = await gathered((store) => store.read('tasks'));
  for (const task of tasks) {
    expect(task.facts.some((fact) => fact.disclosed === 'asked')).toBe(task.kind === 'missing_parameter');
    expect(task.faults.length > 0).toBe(task.kind === 'error_and_recovery');
  }
});

it.each(rules.map((rule) => [rule.name, rule.summary]))(
  'the rule %s says what it means: %s',
  (name, summary) => {
    expect(name).toMatch(/^[a-z_]+$/);
    expect(summary).toMatch(/^[A-Z].+\.$/);
  },
);

it.each(sources.map((source) => [source.name, source] as const))(
  'the source %s takes no options, and then asks for nothing that is not installed',
  async (name, source) => {
    const places: string[] = [];
    for await (const place of source.places(source.options.parse({}), memoryStore())) places.push(place);
    expect(places.length > 0).toBe(name === 'packages');
  },
);
