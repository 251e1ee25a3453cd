// Pairs for preference training: the same context, a right and a wrong way to go on, and the judge's reason.
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, randomFor, withId } from '../../pipeline/hash.ts';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import { rejectFrom } from '../../pipeline/run/perform.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Store } from '../../pipeline/store.ts';
import type { Judgement } from '../../schemas/judgement.ts';
import type { Message } from '../../schemas/message.ts';
import type { Pair } from '../../schemas/pair.ts';
import { defects } from '../../stages/calibrate/defects/index.ts';
import { placesFor, plantedPlay } from '../../stages/calibrate/planted-play.ts';
import { pairRows } from '../../stages/export/pairs.ts';
import { decisionIn } from '../../stages/export/preference.ts';
import { pairExporters } from '../../stages/exporters/index.ts';
import { examine } from '../../stages/judge/examine.ts';
import { isFatal } from '../../stages/judge/rules/rule.ts';
import { ruleOn } from '../../stages/judge/verdict.ts';
import { type AcceptedPlay, acceptedPlay, sharedLength } from '../../stages/pair/continuations.ts';
import { judgedTasks } from '../../stages/pair/judged-tasks.ts';
import { mutantPairs } from '../../stages/pair/mutants.ts';
import { pair } from '../../stages/pair.ts';
import { accepted as row } from '../support/accepted.ts';
import { all, offlineRun } from '../support/offline-run.ts';

const evolve = { categories: ['education', 'logistics'], worlds: 4 };
const config = {
  target: 8,
  stages: {
    harvest: { packages: { servers: [] } },
    evolve,
    simulate: { trials: 4, vices: 0.5 },
    select: { rows: 100 },
  },
};
const signal = new AbortController().signal;

let store: Store;
let pairs: readonly Pair[];
beforeAll(async () => {
  ({ store } = await offlineRun({ config, until: 'pair', concurrency: 2 }));
  pairs = await all(store.read('pairs'));
});

const of = (source: Pair['source']['of']): readonly Pair[] =>
  pairs.filter((each) => each.source.of === source);
const callsIn = (messages: readonly Message[]) => messages.flatMap(({ toolCalls = [] }) => toolCalls);
const turnsIn = (messages: readonly Message[]) => messages.filter(({ role }) => role === 'assistant');
const idOf = (each: Pair): string => `${each.source.of} ${each.id}`;

describe('every pair', () => {
  it('comes from trials or from a mutant, and there are both', () => {
    expect(of('trials').length).toBeGreaterThan(3);
    expect(of('mutant').length).toBeGreaterThan(10);
  });

  it('follows one context, the beginning of an accepted play, which goes on as chosen', async () => {
    for (const each of pairs) {
      const { messages } = await store.get('trajectories', each.source.chosen);
      const whole = [...each.context, ...each.chosen];
      expect(messages.slice(0, whole.length), idOf(each)).toEqual(whole);
      expect(each.context.at(-1)?.role, idOf(each)).not.toBe('assistant');
    }
  });

  it('begins with two turns of the agent that differ', () => {
    for (const { chosen, rejected } of pairs) {
      expect([chosen[0]?.role, rejected[0]?.role]).toEqual(['assistant', 'assistant']);
      expect(canonicalJson(rejected[0])).not.toBe(canonicalJson(chosen[0]));
    }
  });

  it('makes calls that its tools take, unless it is rejected for just that', () => {
    for (const each of pairs) {
      const faults = (messages: readonly Message[]) =>
        callsIn(messages).flatMap(({ name, arguments: given }) => {
          const tool = each.tools.find((one) => one.name === name);
          return tool ? schemaFaults(tool.inputSchema, given) : [`no tool ${name}`];
        });
      expect(faults(each.chosen), idOf(each)).toEqual([]);
      if (each.reason !== 'call_schema') expect(faults(each.rejected), idOf(each)).toEqual([]);
    }
    expect(pairs.some(({ reason }) => reason === 'call_schema')).toBe(true);
  });

  it('prefers a turn that the judge calls good', async () => {
    const judgements = new Map((await all(store.read('judgements'))).map((one) => [one.trajectory, one]));
    for (const { source, context, diverging } of pairs) {
      const message = context.length + diverging.chosen;
      const label = judgements.get(source.chosen)?.turns.find((turn) => turn.message === message)?.label;
      expect(['good', 'recovery']).toContain(label);
    }
  });

  it('names what it was made of', () => {
    for (const { from, task, source } of pairs) {
      expect(from).toContain(task);
      expect(from).toContain(source.chosen);
      if (source.of === 'trials') expect(from).toContain(source.rejected);
    }
  });
});

describe('a pair of trials', () => {
  it('goes on to the end of a play that the judge rejects, for the reason it gives', async () => {
    const rejected = new Map<unknown, unknown>();
    for await (const { stage, record } of store.rejects())
      if (stage === 'judge') rejected.set(record?.trajectory, record);
    for (const { source, context, ...rest } of of('trials')) {
      const other = source.of === 'trials' ? source.rejected : '';
      const { messages } = await store.get('trajectories', other);
      expect(messages).toEqual([...context, ...rest.rejected]);
      const { reason, because } = rest;
      expect(rejected.get(other)).toMatchObject({ verdict: 'rejected', reason, because });
    }
  });

  it('calls the same up to the turn that is named', () => {
    for (const { chosen, rejected, diverging } of of('trials')) {
      const before = [chosen.slice(0, diverging.chosen), rejected.slice(0, diverging.rejected)].map((part) =>
        turnsIn(part).map((turn) => callsIn([turn]).map(({ name, arguments: given }) => ({ name, given }))),
      );
      expect(before[0]).toEqual(before[1]);
      expect(rejected[diverging.rejected]?.role).toBe('assistant');
      expect(chosen[diverging.chosen]?.role).toBe('assistant');
    }
  });
});

describe('rows of pairs', () => {
  it('hold what both turns follow and one turn of the agent each, and read back in every format', async () => {
    const source = { store, reasoning: 'all', testTasks: new Set<string>() } as const;
    const rows = await all(pairRows({ limits: { reasoning: 'everywhere' } }, source));
    expect(rows.map(({ pair: { id } }) => id).sort()).toEqual(pairs.map(({ id }) => id).sort());
    const decided = rows.flatMap(({ pair, exported }) => (exported ? [{ pair, exported }] : []));
    expect(decided.length).toBeGreaterThan(0.8 * rows.length);
    const withoutReasoning = ({ reasoning: _, ...message }: Message) => message;
    for (const row of decided) {
      const { prompt, chosen, rejected } = row.exported.preference;
      const { messages } = await store.get('trajectories', row.pair.source.chosen);
      expect([...prompt, chosen]).toEqual(messages.slice(0, prompt.length + 1));
      expect([chosen.role, rejected.role]).toEqual(['assistant', 'assistant']);
      for (const exporter of pairExporters) {
        const read = exporter.preferenceIn(JSON.parse(JSON.stringify(exporter.lines(row.exported))));
        const turns = [...read.prompt, read.chosen, read.rejected].map(withoutReasoning);
        expect(turns.map(({ content }) => content)).toEqual(
          [...prompt, chosen, rejected].map(({ content }) => content),
        );
        expect(callsIn(turns).map(({ name, arguments: given }) => ({ name, given }))).toEqual(
          callsIn([...prompt, chosen, rejected]).map(({ name, arguments: given }) => ({ name, given })),
        );
      }
    }
  });
});

describe('the turn that decides', () => {
  const [system, user, hi, hello]: Message[] = [
    { role: 'system', content: 's' },
    { role: 'user', content: 'u' },
    { role: 'assistant', content: 'hi' },
    { role: 'assistant', content: 'hello' },
  ] as const;
  const [right, wrong] = [
    { role: 'assistant', content: 'right' },
    { role: 'assistant', content: 'wrong' },
  ] as const;
  const decision = (answer: Message) =>
    decisionIn({
      context: [system, user],
      chosen: [hi, user, right],
      rejected: [hello, answer, wrong],
      diverging: { chosen: 2, rejected: 2 },
    } as unknown as Pair); // no other field is read

  it('follows the accepted play where earlier turns differ in words alone', () => {
    expect(decision(user)).toEqual({ prompt: [system, user, hi, user], chosen: right, rejected: wrong });
  });

  it('is none where the user has said something else by then', () => {
    expect(decision({ role: 'user', content: 'other' })).toBeUndefined();
  });
});

describe('a mutant', () => {
  it('is one turn, and the judge blames that turn', () => {
    for (const { chosen, rejected, context, because, source } of of('mutant')) {
      expect([chosen.length, rejected.length]).toEqual([1, 1]);
      expect(because.startsWith(`[${context.length}] `)).toBe(true);
      expect(defects.map(({ name }) => name)).toContain(source.of === 'mutant' ? source.defect : '');
    }
  });

  it('thinks if the right turn does, so that thinking alone does not tell them apart', () => {
    for (const { chosen, rejected } of of('mutant'))
      expect(rejected[0]?.reasoning === undefined).toBe(chosen[0]?.reasoning === undefined);
  });

  it('makes wrong calls in some pairs and says something wrong in others', () => {
    const [calling, talking] = [true, false].map((isCalling) =>
      of('mutant').filter(
        ({ chosen, rejected }) =>
          isCalling === (canonicalJson(chosen[0]?.toolCalls) !== canonicalJson(rejected[0]?.toolCalls)),
      ),
    );
    expect(calling?.length).toBeGreaterThan(3);
    expect(talking?.length).toBeGreaterThan(3);
  });

  it.each(['mcp', 'own_server'])('is never played on a server: %s', async (environment) => {
    const play = await acceptedPlay(store.ids('judgements')[0] ?? '', store);
    const { task, agent } = play.shown;
    const parts = agent.parts.map((part) => (part.primary ? { ...part, environment } : part));
    const running = { store, random: randomFor('server'), signal, most: 2 };
    const onServer = { ...play, shown: { task, agent: { ...agent, parts } } };
    expect(await mutantPairs([onServer], running)).toEqual([]);
    expect(await mutantPairs([play], running)).toHaveLength(2);
  });

  it('is used only if code rejects it', async () => {
    const plays = await Promise.all(store.ids('judgements').map((id) => acceptedPlay(id, store)));
    const random = randomFor('unnoticed');
    let unnoticed = 0;
    for (const play of plays.slice(0, 12)) {
      const used = (await mutantPairs([play], { store, random, signal, most: 2 * defects.length })).flatMap(
        ({ source }) => (source.of === 'mutant' ? [source.defect] : []),
      );
      expect(used.length).toBeGreaterThan(0);
      const missed = await missedDefects(play, random.fork(play.trajectory.id));
      expect(used.filter((name) => missed.includes(name))).toEqual([]);
      unnoticed += missed.length;
    }
    expect(unnoticed).toBeGreaterThan(0);
  });
});

/** Defects in turns of the agent that the rules let pass, planted as the stage plants them. */
async function missedDefects(
  { trajectory, shown }: AcceptedPlay,
  random: ReturnType<typeof randomFor>,
): Promise<string[]> {
  const enactment = { trajectory, shown, store, signal };
  const { sceneFor } = placesFor(enactment);
  const missed: string[] = [];
  for (const defect of defects) {
    const played = await plantedPlay(defect, { sceneFor, enactment, random: random.fork(defect.name) });
    if (!played || sharedLength(trajectory.messages, played.messages) === undefined) continue;
    const { findings, byCode, task } = await examine({ ...trajectory, ...played }, store, signal);
    const ruled = ruleOn({ rubric: task.rubric, findings, scores: byCode, threshold: 0 });
    if (!findings.some(isFatal) || ruled.verdict !== 'rejected') missed.push(defect.name);
  }
  return missed;
}

it('the same seed gives the same pairs, whatever the concurrency and wherever the run was interrupted', async () => {
  const until = await offlineRun({ config, until: 'judge', concurrency: 1 });
  const { store: other } = await offlineRun({ config, store: until.store, until: 'pair', concurrency: 1 });
  expect(await all(other.read('pairs'))).toEqual(pairs);
  const again = await offlineRun({ config, store: other, until: 'pair' });
  expect(again.result.stages.find(({ stage }) => stage === 'pair')).toMatchObject({ kept: 0, owed: 0 });
});

describe('what is planned', () => {
  const unitsWith = async (options: { trials: number; mutants: number }) =>
    (await all(pair.units(store, options))).map(({ input }) => input);

  it('is every task with a selected play where mutants are wanted', async () => {
    const tasks = new Set((await all(store.read('selections'))).map(({ task }) => task));
    const planned = (await unitsWith({ trials: 0, mutants: 1 })).map(({ task }) => task);
    expect(planned.sort()).toEqual([...tasks].sort());
  });

  it('is every task with plays of both sorts where only trials are wanted', async () => {
    const planned = await unitsWith({ trials: 1, mutants: 0 });
    expect(planned.length).toBeGreaterThan(0);
    expect(planned.every(({ accepted, rejected }) => accepted.length > 0 && rejected.length > 0)).toBe(true);
  });

  it('is nothing where no pairs are wanted', async () => {
    expect(await unitsWith({ trials: 0, mutants: 0 })).toEqual([]);
  });
});

const provenance = { stage: 'judge', unit: 'u', seed: 1, roles: {} };

function judgementOf(trajectory: string, task: string, verdict: Judgement['verdict']): Judgement {
  const body = {
    from: [trajectory],
    trajectory,
    task,
    kind: 'k',
    findings: [],
    scores: [],
    total: 0,
    turns: [],
  };
  return { ...withId({ ...body, verdict, reason: 'r', because: 'b' }), provenance };
}

it('only a play that the agent spoiled is set against an accepted one', async () => {
  const judged = memoryStore();
  const accepted = judgementOf('t0', 'k1', 'accepted');
  await judged.commit('judge', 't0', { records: { judgements: [accepted] }, rejects: [] });
  const verdicts = ['rejected', 'user-faulty', 'environment-faulty', 'undecided'] as const;
  for (const [index, verdict] of verdicts.entries())
    for (const task of ['k1', 'k2']) {
      const { provenance: _, ...body } = judgementOf(`${task}-${index}`, task, verdict);
      const draft = { reason: 'r', detail: 'b', record: body };
      const rejects = [rejectFrom(draft, { stage: 'judge', unit: body.trajectory })];
      await judged.commit('judge', body.trajectory, { records: {}, rejects });
    }
  for (const task of ['k1', 'k2']) {
    const selected = { ...row.selection, id: task, task };
    await judged.commit('select', task, { records: { selections: [selected] }, rejects: [] });
  }
  const tasks = await judgedTasks(judged);
  expect(tasks.map(({ task, accepted: ids }) => ({ task, ids }))).toEqual([
    { task: 'k1', ids: [accepted.id] },
    { task: 'k2', ids: [] },
  ]);
  expect(tasks[0]?.rejected.map(({ trajectory }) => trajectory)).toEqual(['k1-0']);
});

describe('two plays share a context', () => {
  const [system, user]: Message[] = [
    { role: 'system', content: 's' },
    { role: 'user', content: 'u' },
  ] as const;
  const says = (content: string): Message => ({ role: 'assistant', content });

  it.each([
    ['up to the turn in which the agent goes on otherwise', [says('a')], [says('b')], 2],
    ['up to a later one', [says('a'), user, says('b')], [says('a'), user, says('c')], 4],
    [
      'but not where the user makes them part',
      [says('a'), user],
      [says('a'), { ...user, content: 'v' }],
      undefined,
    ],
    ['but not where one play ends first', [says('a'), user, says('b')], [says('a'), user], undefined],
    ['but not where they are the same', [says('a')], [says('a')], undefined],
  ] as const)('%s', (_, one, other, length) => {
    expect(sharedLength([system, user, ...one], [system, user, ...other])).toBe(length);
  });
});
