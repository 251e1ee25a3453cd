// Every entry of the registries that a run draws from: it occurs, does its work, and breaks no promise.
import { beforeAll, describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Store } from '../../pipeline/store.ts';
import type { Tool, ToolDraft } from '../../schemas/tool.ts';
import { faultIn } from '../../stages/environments/faults/seen.ts';
import { sources } from '../../stages/harvest/sources/index.ts';
import { realServers } from '../../stages/infer-worlds/infer.ts';
import { rules } from '../../stages/judge/rules/index.ts';
import { mixes } from '../../stages/synthesize-agents/mixes/index.ts';
import { operations } from '../../stages/synthesize-tools/operations/index.ts';
import type { ToolVerdict } from '../../stages/synthesize-tools/validation/trial.ts';
import { validateWorld } from '../../stages/synthesize-tools/validation/validate.ts';
import { all } from '../support/offline-run.ts';
import { applicationsWithEveryOperation } from '../support/operation-drafts.ts';
import { faultsOfRuns, kindsOfRuns, registryRun } from '../support/registry-run.ts';

let store: Store;
beforeAll(async () => {
  store = await registryRun(1);
});

function expectWorks(
  { description, intents }: Pick<ToolDraft, 'description' | 'intents'>,
  { accepted, refused }: Tool['validation'],
): void {
  expect(accepted).toBeGreaterThanOrEqual(2);
  expect(refused).toBeGreaterThanOrEqual(3);
  expect(description.split(/[.!?](?:\s|$)/).filter(Boolean).length).toBeGreaterThanOrEqual(2);
  expect(intents.length).toBeGreaterThan(0);
}

describe('in applications with every operation', () => {
  let tried: ToolVerdict[];
  beforeAll(async () => {
    const verdicts = applicationsWithEveryOperation().map(({ seed, world, tools }) =>
      validateWorld(world, tools, { random: randomFor('validation', seed) }),
    );
    tried = (await Promise.all(verdicts)).flatMap(({ tools }) => tools);
  });

  it.each(operations.map(({ name }) => name))('the operation %s makes tools that work', (name) => {
    const made = tried.filter(({ tool }) => tool.operation === name);
    expect(made.length).toBeGreaterThan(0);
    expect(made.flatMap(({ tool, faults }) => faults.map((fault) => `${tool.name}: ${fault}`))).toEqual([]);
    for (const { tool, validation } of made) expectWorks(tool, validation);
  });
});

it('every tool that a run grows works', async () => {
  const grown = (await all(store.read('tools'))).filter(({ path }) => path[0] !== realServers);
  expect(grown.length).toBeGreaterThan(200);
  for (const tool of grown) expectWorks(tool, tool.validation);
});

it.each(mixes.filter(({ isOptional }) => !isOptional).map((mix) => mix.name))(
  'the mix %s gives agents whose tools have one name each and are all answered',
  async (name) => {
    const agents = (await all(store.read('agents'))).filter((agent) => agent.mix === name);
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
  const agents = await all(store.read('agents'));
  const faces = agents.map(({ tools, parts }) => [tools.map((tool) => tool.origin.id).sort(), parts]);
  expect(new Set(faces.map((face) => JSON.stringify(face))).size).toBe(agents.length);
});

describe.each(kindsOfRuns.map((kind) => [kind.name, kind] as const))('the kind of task %s', (name, kind) => {
  it('passes the gate, and what it needs is in its oracle, its facts or its answer', async () => {
    const tasks = (await all(store.read('tasks'))).filter((task) => task.kind === name);
    expect(tasks.length).toBeGreaterThan(0);
    for (const task of tasks) {
      const kinds = task.rubric.map((criterion) => criterion.kind);
      expect(kinds).toEqual(expect.arrayContaining(['outcome', 'tool_use', 'conduct']));
      expect(new Set(task.rubric.map(({ id }) => id)).size).toBe(task.rubric.length);
      const isGeneral = task.oracle.communicate.some(({ computedFrom }) => computedFrom?.length === 0);
      if (task.expected === 'fulfil' && !isGeneral) expect(task.oracle.calls.length).toBeGreaterThan(0);
      if (task.expected === 'decline') expect(task.oracle.touched).toEqual([]);
      expect(task.oracle.calls.filter((call) => task.withheld.includes(call.tool))).toEqual([]);
    }
    expect(kind.brief.length).toBeGreaterThan(20);
  });
});

it('an irrelevant request is declined without a call', async () => {
  const tasks = (await all(store.read('tasks'))).filter(({ kind }) => kind === 'irrelevant_request');
  expect(tasks.length).toBeGreaterThan(0);
  for (const { expected, oracle } of tasks) {
    expect(expected).toBe('decline');
    expect(oracle.calls).toEqual([]);
  }
});

it.each(kindsOfRuns.map((kind) => [kind.name, kind] as const))(
  'tasks of the kind %s keep a fact back, and plan faults, just where the kind says so',
  async (name, { hasHiddenFact = false, hasFaults = false }) => {
    for await (const task of store.read('tasks')) {
      if (task.kind !== name) continue;
      if (hasHiddenFact !== 'sometimes')
        expect(task.facts.some((fact) => fact.disclosed === 'asked')).toBe(hasHiddenFact);
      if (hasFaults !== 'sometimes') expect(task.faults.length > 0).toBe(hasFaults);
    }
  },
);

it.each(faultsOfRuns.map((kind) => [kind.name, kind] as const))(
  'the fault %s strikes calls that tasks plan it for, and shows itself in the result',
  async (name) => {
    const struck = (await all(store.read('trajectories')))
      .flatMap((trajectory) => trajectory.steps)
      .filter((step) => step.result.fault === name);
    expect(struck.length).toBeGreaterThan(0);
    for (const { result } of struck) {
      expect(faultIn(result.value)?.name).toBe(name);
      if (!result.ok) expect(result.value).toMatchObject({ error: { message: expect.any(String) } });
    }
  },
);

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
