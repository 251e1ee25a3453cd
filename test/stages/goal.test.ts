// One goal: what becomes one, what does not, and how the rows that it is about are found.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { World } from '../../schemas/world.ts';
import { type GoalPlan, planGoal } from '../../stages/write-tasks/goal.ts';
import { type Ground, openGround } from '../../stages/write-tasks/ground.ts';
import type { Material } from '../../stages/write-tasks/kinds/kind.ts';
import { missingTool } from '../../stages/write-tasks/kinds/missing-tool.ts';
import { refusedByRule } from '../../stages/write-tasks/kinds/refused-by-rule.ts';
import { lookupsFor } from '../../stages/write-tasks/lookups.ts';
import { isRuleRefusal } from '../../stages/write-tasks/rule-refusals.ts';
import { danceSchool, danceTools } from '../support/dance-school.ts';

const provenance = { stage: 's', unit: 'u', seed: 1, roles: {} };
let ground: Ground;
beforeAll(async () => {
  const store = memoryStore();
  // Nothing here reads the other members of these records.
  const world = { id: 'w', from: [], provenance, ...danceSchool } as unknown as World;
  const tools = danceTools.map(
    (tool) => ({ id: tool.name, from: [], provenance, world: 'w', ...tool }) as unknown as Tool,
  );
  await store.commit('worlds', 'u', { records: { worlds: [world], tools }, rejects: [] });
  const agent = {
    id: 'a',
    from: [],
    provenance,
    name: 'dance school',
    mix: 'one_world',
    systemPrompt: 'You work for a dance school.',
    tools: danceTools.map(({ name, description, inputSchema }) => ({
      name,
      description,
      inputSchema,
      origin: { collection: 'tools', id: name },
    })),
    distractors: [],
    parts: [{ environment: 'world', of: 'w', tools: danceTools.map(({ name }) => name), primary: true }],
  } as unknown as Agent;
  ground = await openGround(agent, store, new AbortController().signal);
});
afterAll(() => ground[Symbol.asyncDispose]());

/** The goals of many seeds. */
function goals(wishes: Partial<Parameters<typeof planGoal>[1]> = {}): GoalPlan[] {
  const all = { admits: () => true, lookups: 'sometimes' as const, ...wishes };
  const plans = Array.from({ length: 60 }, (_, seed) =>
    planGoal(ground.scratch, all, randomFor('goal', seed)),
  ).flatMap((plan) => plan ?? []);
  expect(plans.length).toBeGreaterThan(20);
  return plans;
}

const named =
  (...names: string[]) =>
  ({ name }: Tool): boolean =>
    names.includes(name);

const toolNamed = (name: string): Tool => {
  const tool = ground.scratch.tools.find((each) => each.name === name);
  if (!tool) throw new Error(`there is no tool ${name}`);
  return tool;
};

describe('a goal', () => {
  it('is a call that works, and breaks no policy', () => {
    for (const { result, breaks } of goals()) {
      expect(result.ok).toBe(true);
      expect(breaks).toEqual([]);
    }
  });

  it('is no search that finds nothing or nearly everything', () => {
    const totals = goals({ admits: named('find_lessons') }).map(({ result: { value } }) =>
      isObject(value) ? Number(value.total) : Number.NaN,
    );
    expect(Math.min(...totals)).toBeGreaterThan(0);
    expect(Math.max(...totals)).toBeLessThanOrEqual(60);
  });

  it('changes something, where its tool writes', () => {
    for (const { result } of goals({ admits: named('set_seats') })) expect(result.changes).toHaveLength(1);
  });

  it('that is to be refused is refused by a rule', () => {
    for (const { result } of goals({ admits: named('set_seats'), outcome: isRuleRefusal }))
      expect(result.value).toMatchObject({ error: { code: 'ROOM_LOCKED' } });
  });

  it('that is to break a policy breaks one', () => {
    for (const { breaks, arguments: given } of goals({ admits: named('set_seats'), breaksPolicy: true })) {
      expect(breaks.map(({ id }) => id)).toEqual(['at-most-60-seats']);
      expect(Number(given.seats)).toBeGreaterThan(60);
    }
  });

  it('keeps back what is to be asked for, and tells the rest', () => {
    for (const { facts, say, arguments: given } of goals({
      admits: named('set_seats'),
      hidden: () => ['seats'],
    })) {
      expect(facts.map(({ name, disclosed }) => [name, disclosed])).toEqual(
        [
          ['room ID', 'opening'],
          ['seats', 'asked'],
        ].map(([name, disclosed]) => [expect.stringMatching(name === 'seats' ? /seats/ : /room/), disclosed]),
      );
      expect(say).not.toMatch(new RegExp(`\\b${given.seats}\\b`));
    }
  });

  it('that is to begin with a look-up does', () => {
    for (const { lookups } of goals({ admits: named('set_seats', 'find_lessons'), lookups: 'always' }))
      expect(lookups.length).toBeGreaterThan(0);
  });
});

describe('a look-up', () => {
  const found = (table: string, key: string, main = 'set_seats') =>
    lookupsFor(
      { main: toolNamed(main), table, key },
      { scratch: ground.scratch, random: randomFor('lookup') },
    );

  it('by a name shows the row that is meant, and not another one', () => {
    expect(found('rooms', 'RM-1002')?.lookups).toMatchObject([
      { tool: 'search_rooms', arguments: { name: 'Attic' }, key: 'RM-1002' },
    ]);
  });

  it('by a name that leads to three rows is none', () => {
    expect(found('rooms', 'RM-1004')).toBeUndefined();
    expect(found('rooms', 'RM-1005')?.lookups).toHaveLength(1);
  });

  it('by what is known of a row is none where a search by it shows two rows that fit', () => {
    // "Tango" on that day also finds "Tango for beginners".
    expect(found('lessons', 'LE-1001', 'remove_lesson')).toBeUndefined();
    expect(found('lessons', 'LE-1002', 'remove_lesson')?.alike.map(({ id }) => id)).toEqual(['LE-1002']);
  });
});

describe('a task of a kind', () => {
  const draft = (kind: typeof missingTool, seed: number) =>
    kind.draft(
      {
        agent: ground.agent,
        scratch: ground.scratch,
        persona: {
          name: 'a clerk',
          manner: 'Writes plainly.',
          style: 'plain',
          openings: [''],
          closings: [''],
        },
        foreignRequest: undefined,
      } as unknown as Material, // the kinds below read no more
      randomFor('kind', seed),
    );

  it('without its tool takes away every tool that could do the same, and no other', () => {
    const drafts = Array.from({ length: 30 }, (_, seed) => draft(missingTool, seed)).flatMap((each) =>
      each && 'withheld' in each ? [each.withheld.toSorted().join()] : [],
    );
    expect([...new Set(drafts)].sort()).toEqual(['remove_lesson,remove_lessons', 'remove_room']);
    for (let seed = 0; seed < 30; seed += 1) {
      const made = draft(missingTool, seed);
      if (made && 'withheld' in made)
        expect(made.withheld.includes('remove_room'), made.request).toBe(/\brooms?\b/i.test(made.request));
    }
  });

  it('that a rule refuses is refused by that rule, and not because a row is missing', () => {
    const drafts = Array.from({ length: 20 }, (_, seed) => draft(refusedByRule, seed)).flatMap((each) =>
      each && 'calls' in each ? [each] : [],
    );
    expect(drafts.length).toBeGreaterThan(5);
    for (const { calls } of drafts) {
      const last = calls.at(-1);
      const result = last && ground.scratch.probe(toolNamed(last.tool), last.arguments);
      expect(result?.value).toMatchObject({ error: { code: 'ROOM_LOCKED' } });
    }
  });
});
