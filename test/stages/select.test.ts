// The selection: what is left out and why, how many are taken, and whether they come close to the wanted mix.
import { describe, expect, it } from 'vitest';
import { fnv1a, hashOf, randomFor } from '../../pipeline/hash.ts';
import { rejectFrom } from '../../pipeline/run/perform.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Store } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Judgement } from '../../schemas/judgement.ts';
import type { Task } from '../../schemas/task.ts';
import { similarity, sketchOf, wordsOf } from '../../stages/select/sketch.ts';
import { select } from '../../stages/select.ts';
import { unitVector, vectorFields } from '../../stages/vectors.ts';
import { accepted } from '../support/accepted.ts';

const { agent, judgement, trajectory } = accepted;
const { provenance } = agent;
const random = randomFor('words');

/** Words that no other play has. */
const ownWords = (count = 40): string =>
  Array.from({ length: count }, () => hashOf(random.next()).replaceAll(/\d/g, 'x').slice(0, 8)).join(' ');

interface Play {
  readonly task: string;
  readonly kind?: string;
  readonly difficulty?: number;
  readonly calls?: number;
  readonly world?: string;
  readonly opening?: string;
  readonly answer?: string;
  readonly total?: number;
  readonly label?: Judgement['turns'][number]['label'];
  readonly verdict?: Judgement['verdict'];
}

/** Plays with the number of their place in the list as ID: t0, t1, … */
async function storeOf(plays: readonly Play[]): Promise<Store> {
  const store = memoryStore();
  const tasks = new Map(plays.map((play) => [play.task, play]));
  for (const { task, kind = 'look_up', difficulty = 2, calls = 1, world = task } of tasks.values()) {
    const parts = [{ environment: 'world', of: world, tools: [], primary: true }];
    const owner: Agent = { ...agent, id: `a-${task}`, parts };
    const oracle = { calls: Array.from({ length: calls }) };
    const written = { id: task, agent: owner.id, kind, difficulty, oracle, provenance } as unknown as Task; // no more is read
    await store.commit('agents', task, { records: { agents: [owner] }, rejects: [] });
    await store.commit('tasks', task, { records: { tasks: [written] }, rejects: [] });
  }
  for (const [number, play] of plays.entries()) await commitPlay(store, play, number);
  return store;
}

async function commitPlay(store: Store, play: Play, number: number): Promise<void> {
  const {
    task,
    opening = ownWords(),
    answer = ownWords(),
    total = 1,
    label = 'good',
    verdict = 'accepted',
  } = play;
  const id = `t${number}`;
  const messages = [
    { role: 'system' as const, content: 'You lend books.' },
    { role: 'user' as const, content: opening },
    { role: 'assistant' as const, content: answer },
  ];
  const played = { ...trajectory, id, task, agent: `a-${task}`, messages };
  const turns = [{ message: 2, label }];
  const body = { ...judgement, id: `j${number}`, trajectory: id, task, total, turns, verdict };
  const reject = rejectFrom({ reason: 'r', detail: 'd', record: body }, { stage: 'judge', unit: id });
  await store.commit('simulate', id, { records: { trajectories: [played] }, rejects: [] });
  await store.commit(
    'judge',
    id,
    verdict === 'accepted'
      ? { records: { judgements: [body] }, rejects: [] }
      : { records: {}, rejects: [reject] },
  );
}

/** Counts words: equal words give a cosine of 1. */
const embed = async (texts: readonly string[]): Promise<Float32Array[]> =>
  texts.map((text) => {
    const vector = new Float32Array(64);
    for (const word of wordsOf(text)) vector[fnv1a(word) % 64] = (vector[fnv1a(word) % 64] ?? 0) + 1;
    return unitVector(vector);
  });

const selected = async (plays: readonly Play[], options: object = {}) =>
  await selectedFrom(await storeOf(plays), options);

async function selectedFrom(store: Store, options: object) {
  const context = { store, embed, options: select.options(60).parse(options) };
  const { records, rejects } = await select.work({}, context as unknown as Parameters<typeof select.work>[1]); // no other member is used
  return {
    taken: (records.selections ?? []).map((one) => one.trajectory).sort(),
    selections: records.selections ?? [],
    outcomes: records.outcomes ?? [],
    reasons: Object.fromEntries(
      rejects.map(({ reason, record }) => [(record as { trajectory: string }).trajectory, reason]),
    ),
  };
}

describe('a play is left out', () => {
  it('if better plays of its task are taken, and not if it is wanted', async () => {
    const plays: Play[] = [
      { task: 'k1', total: 0.8 },
      { task: 'k1' },
      { task: 'k1', total: 0.9 },
      { task: 'k2' },
    ];
    const one = await selected(plays);
    expect(one.taken).toEqual(['t1', 't3']);
    expect(one.reasons).toEqual({ t0: 'another play', t2: 'another play' });
    expect((await selected(plays, { plays: 2 })).taken).toEqual(['t1', 't2', 't3']);
  });

  it('if it says the same as a better one', async () => {
    const same = { opening: ownWords(), answer: ownWords() };
    const { reasons } = await selected([
      { task: 'k1', ...same, total: 0.9 },
      { task: 'k2', ...same },
    ]);
    expect(reasons).toEqual({ t0: 'duplicate' });
  });

  it('if it says nearly the same, and not if it shares a sentence', async () => {
    const [long, short] = [ownWords(100), ownWords(20)];
    const { reasons, taken } = await selected([
      { task: 'k1', answer: long },
      { task: 'k2', answer: `${long} thanks`, total: 0.9 },
      { task: 'k3', answer: `${short} ${ownWords(60)}` },
      { task: 'k4', answer: `${short} ${ownWords(60)}` },
    ]);
    expect(reasons).toEqual({ t1: 'near-duplicate' });
    expect(taken).toEqual(['t0', 't2', 't3']);
  });

  it('if its opening message is that of another task but for a number', async () => {
    const { reasons } = await selected([
      { task: 'k1', opening: 'Please extend my loan of LN-1001 until May 5, 2025, if nobody waits for it.' },
      {
        task: 'k2',
        opening: 'Please extend my loan of LN-1002 until May 9, 2025, if nobody waits for it.',
        total: 0.9,
      },
      { task: 'k3', opening: 'Could you tell me which of the books on my card are due this week?' },
    ]);
    expect(reasons).toEqual({ t1: 'near-duplicate opening' });
  });

  it('if the mix wants none of its kind', async () => {
    const plays = [
      { task: 'k1', kind: 'look_up' },
      { task: 'k2', kind: 'update' },
    ];
    const { reasons, taken } = await selected(plays, { mix: { kinds: { update: 0 } } });
    expect([taken, reasons]).toEqual([['t0'], { t1: 'not in the mix' }]);
  });
});

describe('of more plays than are wanted', () => {
  const many = (count: number, play: Omit<Play, 'task'>, from: string): Play[] =>
    Array.from({ length: count }, (_, number) => ({ task: `${from}${number}`, ...play }));

  it('exactly as many are taken, and each of the others has its reason', async () => {
    const plays = many(50, {}, 'k');
    const { taken, reasons } = await selected(plays, { rows: 20 });
    expect(taken).toHaveLength(20);
    expect(Object.values(reasons)).toEqual(Array.from({ length: 30 }, () => 'beyond the target'));
  });

  it('the better ones are taken', async () => {
    const plays = [...many(10, { label: 'slip' }, 'slip'), ...many(10, {}, 'good')];
    const { selections } = await selected(plays, { rows: 10 });
    expect(selections.every(({ task }) => task.startsWith('good'))).toBe(true);
  });

  it('kinds have the shares that were played, although the judge thinned one out', async () => {
    const plays = [
      ...many(40, { kind: 'look_up' }, 'a'),
      ...many(20, { kind: 'update' }, 'b'),
      ...many(20, { kind: 'update', verdict: 'rejected' }, 'c'),
    ];
    const { selections } = await selected(plays, { rows: 30 });
    const updates = selections.filter(({ kind }) => kind === 'update').length;
    expect(updates).toBeGreaterThanOrEqual(14);
    expect(updates).toBeLessThanOrEqual(16);
  });

  it.each([
    ['kinds', { kinds: { update: 3 } }, { kind: 'update' }],
    ['difficulties', { difficulty: { '5': 3 } }, { difficulty: 5 }],
    ['lengths', { calls: { '8-15': 3 } }, { calls: 9 }],
  ])('the mix decides about the shares of %s', async (_, mix, wanted) => {
    const plays = [...many(60, {}, 'a'), ...many(60, wanted, 'wanted')];
    const count = async (options: object): Promise<number> =>
      (await selected(plays, { rows: 40, ...options })).selections.filter(({ task }) =>
        task.startsWith('wanted'),
      ).length;
    expect(Math.abs((await count({})) - 20)).toBeLessThanOrEqual(1);
    expect(Math.abs((await count({ mix })) - 30)).toBeLessThanOrEqual(1);
  });

  it('worlds take turns', async () => {
    const plays = [...many(40, { world: 'w1' }, 'a'), ...many(4, { world: 'w2' }, 'b')];
    const { selections } = await selected(plays, { rows: 11 });
    expect(selections.filter(({ worlds }) => worlds.includes('world/w2')).length).toBeGreaterThanOrEqual(1);
  });
});

it('outcomes count the plays of the agent alone', async () => {
  const { outcomes, selections } = await selected([
    { task: 'k1' },
    { task: 'k1', verdict: 'rejected' },
    { task: 'k1', verdict: 'user-faulty' },
    { task: 'k1', verdict: 'undecided' },
    { task: 'k2', verdict: 'rejected' },
    { task: 'k3', verdict: 'environment-faulty' },
  ]);
  expect(
    outcomes.map(({ task, plays, accepted: passed, passRate }) => [task, plays, passed, passRate]),
  ).toEqual([
    ['k1', 2, 1, 0.5],
    ['k2', 1, 0, 0],
    ['k3', 0, 0, undefined],
  ]);
  expect(selections.map(({ task, passRate }) => [task, passRate])).toEqual([['k1', 0.5]]);
});

it('a sketch estimates how much two texts have in common', () => {
  const words = ownWords(400).split(' ');
  for (const shared of [0, 100, 200, 300, 400]) {
    const other = [...words.slice(0, shared), ...ownWords(400).split(' ').slice(shared)];
    const estimate = similarity(sketchOf(words.join(' ')), sketchOf(other.join(' ')));
    expect(Math.abs(estimate - shared / (800 - shared))).toBeLessThan(0.12);
  }
});

it('a kind that does not exist is a problem of the config', async () => {
  const options = select.options(60).parse({ mix: { kinds: { lookup_things: 2 } } });
  expect(await select.check?.(options, {}, () => false)).toMatchObject([
    { path: ['mix', 'kinds', 'lookup_things'] },
  ]);
});

describe('a play that repeats a benchmark is left out', () => {
  const question =
    'Please cancel my reservation at the Harbor Inn for the second weekend of May and refund the deposit.';
  const lists = async (store: Store, { text, tool }: { text?: string; tool?: object }): Promise<Store> => {
    const vectorOf = async (words: string) => vectorFields((await embed([words]))[0]);
    const file = 'bench.jsonl';
    const made = { from: [], provenance, file };
    const questions = text === undefined ? [] : [{ ...made, id: 'q', text, ...(await vectorOf(text)) }];
    const name = 'get_loan';
    const description =
      'Reads one loan of a library by its ID, with the title, the borrower, the day it is due and the fees so far.';
    const benchmarks = tool
      ? [{ ...made, id: 'b', name, description, ...(await vectorOf(description)), ...tool }]
      : [];
    await store.commit('decontaminate', file, { records: { questions, benchmarks }, rejects: [] });
    return store;
  };

  it.each([
    ['shares thirteen words with a task', `Hello. ${question} Thanks!`],
    ['says it with another number', question.replace('second', '2nd')],
  ])('if its user %s', async (_, opening) => {
    const store = await lists(await storeOf([{ task: 'k1', opening }, { task: 'k2' }]), { text: question });
    const { taken, reasons } = await selectedFrom(store, {});
    expect([taken, reasons]).toEqual([['t1'], { t0: 'benchmark task' }]);
  });

  it('if its first message is near a task, with the words in another order', async () => {
    const opening = question.split(' ').reverse().join(' ');
    const store = await lists(await storeOf([{ task: 'k1', opening }, { task: 'k2' }]), { text: question });
    expect((await selectedFrom(store, {})).reasons).toEqual({ t0: 'benchmark task' });
    const apart = await lists(await storeOf([{ task: 'k1', opening }]), { text: ownWords(12) });
    expect((await selectedFrom(apart, {})).reasons).toEqual({});
  });

  it('if its agent has a tool of the benchmark, by its words or by its vector', async () => {
    const listed = await lists(await storeOf([{ task: 'k1' }]), { tool: { description: ownWords(20) } });
    expect((await selectedFrom(listed, {})).reasons).toEqual({});
    const near = await lists(await storeOf([{ task: 'k1' }]), { tool: {} });
    const [vector] = await embed(['Returns a loan.']);
    const data = { id: 'v', from: [], provenance, of: 't', name: 'get_loan', ...vectorFields(vector) };
    await near.commit('embed', 't', { records: { vectors: [data] }, rejects: [] });
    expect((await selectedFrom(near, {})).reasons).toEqual({});
    const same = await lists(await storeOf([{ task: 'k1' }]), { tool: vectorFields(vector) });
    await same.commit('embed', 't', { records: { vectors: [data] }, rejects: [] });
    expect((await selectedFrom(same, {})).reasons).toEqual({ t0: 'benchmark tool' });
  });
});
