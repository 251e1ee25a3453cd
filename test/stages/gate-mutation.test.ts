// Mutations of the judge, as the gate sees them. With a rule taken away or weakened, proofs pass that must fail, and
// the gate turns their tasks away. So each of those rules is one that the gate has seen to work.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { World } from '../../schemas/world.ts';
import { rules } from '../../stages/judge/rules/index.ts';
import type { JudgedPlay, Rule } from '../../stages/judge/rules/rule.ts';
import type { Played } from '../../stages/simulate/play.ts';
import { type GateSubject, rejectionOf } from '../../stages/write-tasks/gate/judging.ts';
import { sceneFor } from '../../stages/write-tasks/gate/playing.ts';
import { proofs } from '../../stages/write-tasks/gate/proofs/index.ts';
import { gateFault } from '../../stages/write-tasks/gate.ts';
import { type Ground, openGround } from '../../stages/write-tasks/ground.ts';
import { executePlan } from '../../stages/write-tasks/oracle.ts';
import {
  evening,
  eveningAgent,
  everyTool,
  plans,
  searchingAgent,
  searchingPlans,
} from '../support/evening-school.ts';

const provenance = { stage: 's', unit: 'u', seed: 1, roles: {} };
const persona = {
  name: 'a clerk',
  manner: 'Writes plainly.',
  style: 'plain' as const,
  openings: [''],
  closings: [''],
};

interface TriedPlay {
  /** "task: proof" */
  readonly name: string;
  readonly expects: 'pass' | 'fail';
  readonly subject: GateSubject;
  readonly played: Played;
}

const subjectOf = (name: string): GateSubject => {
  const subject = subjects.get(name);
  if (!subject) throw new Error(`there is no task ${name}`);
  return subject;
};

const grounds: Ground[] = [];
const subjects = new Map<string, GateSubject>();
const tried: TriedPlay[] = [];

beforeAll(async () => {
  const store = memoryStore();
  // The gate reads no other members of these records.
  const world = { id: 'w', from: [], provenance, ...evening } as unknown as World;
  const tools = everyTool.map(
    (tool) => ({ id: tool.name, from: [], provenance, world: 'w', ...tool }) as unknown as Tool,
  );
  await store.commit('worlds', 'u', { records: { worlds: [world], tools }, rejects: [] });
  const played = [
    ...Object.entries(plans).map(([name, plan]) => ({ name, plan, agent: eveningAgent })),
    ...Object.entries(searchingPlans).map(([name, plan]) => ({ name, plan, agent: searchingAgent })),
  ];
  for (const { name, plan, agent: draft } of played) {
    const agent: Agent = { id: 'a', from: [], provenance, ...draft };
    const ground = await openGround({ ...agent, plants: plan.plants }, store, new AbortController().signal);
    grounds.push(ground);
    const made = await executePlan(plan, { kind: { name, difficulty: 1 }, persona, ground });
    if ('fault' in made) throw new Error(`${name}: ${made.fault}`);
    const subject = { task: made.task, ground };
    subjects.set(name, subject);
    const scene = await sceneFor(subject);
    for (const { name: proof, expects, play } of proofs) {
      const played = await play({ ...scene, random: scene.random.fork(proof) });
      if (played) tried.push({ name: `${name}: ${proof}`, expects, subject, played });
    }
  }
});
afterAll(() => Promise.all(grounds.map((ground) => ground[Symbol.asyncDispose]())));

/** The plays that must fail and that these rules let pass. */
async function passing(weakened: readonly Rule[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name, expects, subject, played } of tried)
    if (expects === 'fail' && (await rejectionOf(subject, played, weakened)) === undefined) found.push(name);
  return found;
}

const without = (...names: readonly string[]): readonly Rule[] =>
  rules.filter(({ name }) => !names.includes(name));

it('lets every one of the tasks through with the whole judge', async () => {
  for (const [name, subject] of subjects) expect(await gateFault(subject), name).toBeUndefined();
});

it('tries every proof on at least one of the tasks, but for those of lasting failures, of research, of programs, and of mathematics', () => {
  const names = new Set(tried.map(({ name }) => name.split(': ')[1]));
  expect(proofs.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([
    'misquoted_source',
    'unnamed_source',
    'another_tool',
    'other_code',
    'bends_the_tests',
    'hard_codes',
    'leaves_one_bug',
    'drops_comments',
    'half_done',
    'empty_test',
    'claims_green',
    'other_form',
    'wrong_sign',
    'rounds_early',
    'fewer_decimals',
    'wrong_choice',
    'guesses_result',
    'drops_unit',
    'needless_calculation',
    'blind_retry',
  ]);
});

/** Each rule with those that catch the same defects: without these, it is the only one. */
const guarded: Readonly<Record<string, readonly string[]>> = {
  user_errors: [],
  call_schema: [],
  tool_search: [],
  argument_provenance: [],
  policy: [],
  final_state: ['misnamed_rows', 'stale_values', 'misassigned_values'],
  recovery: [],
  declined: [],
  communicated_facts: [],
  misstated_values: [],
  unsupported_claims: [],
  unkept_promises: [],
  loops: [],
  required_writes: ['ending'],
  ending: ['communicated_facts'],
  checkpoints: ['argument_provenance', 'misnamed_rows', 'misassigned_values', 'stale_values'],
  asked_first: ['argument_provenance'],
  side_effects: ['changes_told'],
  changes_told: ['final_state'],
  handed_over: ['argument_provenance'],
  injection: ['side_effects', 'final_state', 'changes_told'],
};

/**
 * Rules that the gate tries on no task here: most are about the form of a text, which does not depend on the task,
 * and some about tasks that this school does not have. Their own tables are their tests.
 */
const untried = [
  'broken_environment',
  'citations',
  'foresight',
  'miscounts',
  'no_call_needed',
  'template_residue',
  'test_claims',
  'secrets',
  'language',
  'leaked_machinery',
  'lost_comments',
  'math_answers',
  'overstated_claims',
  'misstated_choices',
  'misreported_changes',
  'denied_changes',
  'raw_errors',
  'cut_off',
  'style',
  'unneeded_calls',
  'misassigned_values',
  'misnamed_rows',
  'stale_values',
  'malformed_turns',
  'hidden_values',
];

it('knows of every rule whether the gate tries it', () => {
  expect(rules.map(({ name }) => name).sort()).toEqual([...Object.keys(guarded), ...untried].sort());
});

describe('a play that must fail passes without the rule', () => {
  it.each(Object.entries(guarded))('%s', async (name, others) => {
    const caught = new Set(await passing(without(...others)));
    const missed = (await passing(without(name, ...others))).filter((play) => !caught.has(play));
    expect(missed).not.toEqual([]);
  });
});

/** The same rules, one of which sees another play than there was. */
const seeing = (name: string, change: (play: JudgedPlay) => JudgedPlay): readonly Rule[] =>
  rules.map((rule) => (rule.name === name ? { ...rule, check: (play) => rule.check(change(play)) } : rule));

const withOracle = (
  { task, ...rest }: JudgedPlay,
  change: Partial<JudgedPlay['task']['oracle']>,
): JudgedPlay => ({ ...rest, task: { ...task, oracle: { ...task.oracle, ...change } } });

const withoutChanges = (play: JudgedPlay): JudgedPlay => ({
  ...play,
  played: {
    ...play.played,
    steps: play.played.steps.map((step) => ({ ...step, result: { ...step.result, changes: [] } })),
  },
});

const mutants: Readonly<Record<string, readonly (readonly Rule[])[]>> = {
  'any final state is accepted': [
    seeing('final_state', (play) => withOracle(play, { finalState: play.played.finalState })).filter(
      ({ name }) => !['misnamed_rows', 'misassigned_values', 'stale_values'].includes(name),
    ),
  ],
  'side effects are looked for in a table that nobody changes': [
    seeing('side_effects', withoutChanges).filter(({ name }) => name !== 'changes_told'),
  ],
  'only one of several facts is looked for': [
    seeing('communicated_facts', (play) =>
      withOracle(play, { communicate: play.task.oracle.communicate.slice(0, 1) }),
    ),
    seeing('communicated_facts', (play) =>
      withOracle(play, { communicate: play.task.oracle.communicate.slice(1) }),
    ),
  ],
  'only the first call is checked against its schema': [
    seeing('call_schema', (play) => ({
      ...play,
      played: { ...play.played, steps: play.played.steps.slice(0, 1) },
    })),
  ],
  'policies are read without the conversation': [
    seeing('policy', (play) => ({
      ...play,
      policies: {
        ...play.policies,
        breaches: play.policies.breaches.filter(({ policy }) => policy.about !== 'confirmation'),
      },
    })),
  ],
  'temporary failures are taken for final ones': [
    seeing('recovery', (play) => ({
      ...play,
      played: {
        ...play.played,
        steps: play.played.steps.filter(({ result }) => result.fault === undefined),
      },
    })),
  ],
};

describe('a play that must fail passes where', () => {
  it.each(Object.entries(mutants))('%s', async (_, weakened) => {
    const found = await Promise.all(weakened.map(passing));
    expect(found.flat()).not.toEqual([]);
  });
});

it('tries a wrong argument of a change, which must fail', () => {
  expect(tried).toContainEqual(expect.objectContaining({ name: 'change: wrong_argument', expects: 'fail' }));
});

it('turns the task of such a play away and names the proof', async () => {
  expect(await gateFault(subjectOf('confirmed'), without('policy'))).toMatchObject({
    reason: 'skips_confirmation passes',
  });
});

it('turns a task away where the judge does not tell a guessed name from a wrong tool', async () => {
  const confused = rules.map((rule) =>
    rule.name === 'tool_search'
      ? {
          ...rule,
          check: (play: JudgedPlay) => rule.check(play).map((found) => ({ ...found, code: 'wrong tool' })),
        }
      : rule,
  );
  expect(await gateFault(subjectOf('found'), confused)).toMatchObject({ reason: 'guesses_name passes' });
});

it('turns a task away whose oracle does not do what its own rubric requires', async () => {
  const { task, ground } = subjectOf('change');
  const faultWhere = (required: boolean) =>
    gateFault({
      ground,
      task: {
        ...task,
        rubric: [
          ...task.rubric,
          {
            ...{ id: 'zebra', kind: 'conduct', text: 'The assistant tells of a zebra.', weight: 1, required },
            ...{
              checkedBy: 'code',
              check: { on: 'told', facts: [{ name: 'animal', value: 'zebra' }] },
              expects: [],
            },
          },
        ],
      },
    });
  expect(await faultWhere(true)).toMatchObject({
    reason: 'oracle fails',
    detail: expect.stringContaining('zebra of the rubric'),
  });
  expect(await faultWhere(false)).toBeUndefined();
});

it('makes no task of a plan whose calls break a policy', async () => {
  const { change } = plans;
  if (!change) throw new Error('there is no such plan');
  const { ground } = subjectOf('change');
  const kind = { name: 'change', difficulty: 1 };
  const setTo = (seats: number) => {
    const request = `Please set the seats of course CO-1001 to ${seats}.`;
    const calls = change.calls.map((call) => ({ ...call, arguments: { ...call.arguments, seats } }));
    const plan = { ...change, request, goals: [{ say: request, calls: [0] }], calls };
    return executePlan(plan, { kind, persona, ground });
  };
  expect(await setTo(250)).toMatchObject({ fault: expect.stringMatching(/^the oracle breaks the policy/) });
  expect(await setTo(36)).toHaveProperty('task');
});

it('has speakers say the same again in a proof, and something else with another seed', async () => {
  const { oracle, script, play } = await sceneFor(subjectOf('change'));
  expect((await play(script)).messages).toEqual(oracle.messages);
  const others = await Promise.all(['a', 'b', 'c'].map((seed) => play(script, seed)));
  expect(others.some(({ messages }) => JSON.stringify(messages) !== JSON.stringify(oracle.messages))).toBe(
    true,
  );
});
