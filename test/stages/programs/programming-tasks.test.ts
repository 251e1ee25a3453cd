// Programming tasks: each kind comes out of a program by running it, its oracle is accepted, careless ways of working
// are turned away, and the users speak as people do.
import { beforeAll, describe, expect, it } from 'vitest';
import { randomFor } from '../../../pipeline/hash.ts';
import type { Store } from '../../../pipeline/store.ts';
import type { Judgement } from '../../../schemas/judgement.ts';
import type { Task } from '../../../schemas/task.ts';
import type { Trajectory } from '../../../schemas/trajectory.ts';
import { rules } from '../../../stages/judge/rules/index.ts';
import { meaningOf } from '../../../stages/programs/meaning.ts';
import { developing, inThoughts } from '../../../stages/simulate/developing/index.ts';
import { rejectionOf } from '../../../stages/write-tasks/gate/judging.ts';
import { sceneFor } from '../../../stages/write-tasks/gate/playing.ts';
import { otherWays } from '../../../stages/write-tasks/gate/proofs/other-ways.ts';
import { openGround } from '../../../stages/write-tasks/ground.ts';
import { taskKinds } from '../../../stages/write-tasks/kinds/index.ts';
import { all, offlineRun } from '../../support/offline-run.ts';

const signal = new AbortController().signal;
const names = [
  'repair_bug',
  'implement_function',
  'add_feature',
  'refactor',
  'edit_several_files',
  'fix_build',
  'optimise',
  'write_missing_test',
  'explain_code',
];
const kinds = Object.fromEntries(taskKinds.map(({ name }) => [name, names.includes(name) ? 1 : 0]));

/** JavaScript alone: its sandbox starts quickly. */
const programmingRun = (simulate: object, seed = 5) =>
  offlineRun({
    until: 'judge',
    config: {
      target: 20,
      seed,
      stages: {
        harvest: { packages: { servers: [] } },
        evolve: { categories: ['education'], worlds: 1 },
        'read-documents': { libraries: [] },
        'check-programs': { programs: ['javascript/canal-lock', 'javascript/harris-matrix'] },
        'synthesize-agents': { agents: 16 },
        'write-tasks': { perAgent: 9, kinds },
        simulate,
      },
    },
  });

let store: Store;
let tasks: Task[];
let plays: Trajectory[];
let judgements: Judgement[];
beforeAll(async () => {
  ({ store } = await programmingRun({ vices: 0 }));
  tasks = await all(store.read('tasks'));
  plays = await all(store.read('trajectories'));
  judgements = await all(store.read('judgements'));
}, 600_000);

const taskOf = ({ task }: Pick<Trajectory, 'task'>): Task => {
  const found = tasks.find(({ id }) => id === task);
  if (!found) throw new Error(`no task ${task}`);
  return found;
};

describe('programming tasks', () => {
  it('come in every kind, no two with the same request', () => {
    expect(new Set(tasks.map(({ kind }) => kind))).toEqual(new Set(names));
    expect(new Set(tasks.map(({ request }) => request)).size).toBe(tasks.length);
  });

  it('are played by a developer who reads, edits in place, and runs the tests', () => {
    const verdicts = judgements.map(({ verdict }) => verdict);
    expect(verdicts.filter((verdict) => verdict === 'accepted').length / verdicts.length).toBeGreaterThan(
      0.9,
    );
    for (const play of plays) {
      const { kind, workspace } = taskOf(play);
      const calls = play.steps.map(({ call }) => call);
      expect(calls.length).toBeGreaterThanOrEqual(2);
      expect(calls.length).toBeLessThanOrEqual(60);
      if (kind !== 'explain_code') expect(calls.map(({ name }) => name)).toContain('run_tests');
      const whole = calls.filter(
        ({ name, arguments: given }) =>
          name === 'write_file' && workspace?.files[String(given.path)] !== undefined,
      );
      expect(whole).toEqual([]);
    }
  });

  it('keep what is hidden out of the conversation', () => {
    for (const play of plays) {
      const said = JSON.stringify(play.messages);
      expect(said).not.toContain('hidden/');
    }
  });

  it('start in a state that is not the one they end in, unless they only ask', async () => {
    for (const { kind, workspace } of tasks) {
      if (!workspace) throw new Error('a task without a project');
      const start = await meaningOf(workspace, workspace.files, signal);
      const isDone =
        start.isGreen === true && [start.failing, start.survivors, start.missing].flat().length === 0;
      expect(isDone, kind).toBe(kind === 'explain_code');
    }
  });
});

describe('what is planned beside the oracle', () => {
  it('comes out as it is known to: other right ways pass, careless ones fail', async () => {
    const tried = new Set<string>();
    const perKind = names.flatMap((name) => tasks.filter(({ kind }) => kind === name).slice(0, 2));
    for (const task of perKind) {
      const agent = await store.get('agents', task.agent);
      await using ground = await openGround({ ...agent, workspace: task.workspace }, store, signal);
      const subject = { task, ground };
      const scene = await sceneFor(subject);
      for (const proof of otherWays) {
        const played = await proof.play({ ...scene, random: randomFor('ways', proof.name) });
        if (!played) continue;
        tried.add(proof.name);
        const rejection = await rejectionOf(subject, played, rules);
        if (proof.expects === 'pass') expect(rejection, `${task.kind}: ${proof.name}`).toBeUndefined();
        else expect(rejection, `${task.kind}: ${proof.name}`).toBeDefined();
      }
    }
    for (const name of [
      'another_tool',
      'other_code',
      'bends_the_tests',
      'drops_comments',
      'half_done',
      'empty_test',
    ])
      expect(tried).toContain(name);
  });

  it('is what plays with a vice show, and the judge turns them away', async () => {
    const spoiled = await programmingRun({ vices: 1 });
    const all_ = await all(spoiled.store.read('trajectories'));
    const accepted = new Set(
      (await all(spoiled.store.read('judgements'))).flatMap(({ verdict, trajectory }) =>
        verdict === 'accepted' ? [trajectory] : [],
      ),
    );
    const careless = [
      'bends_the_tests',
      'drops_comments',
      'half_done',
      'empty_test',
      'claims_green',
      'leaves_one_bug',
    ];
    const shown = all_.filter(({ vice = '' }) => careless.includes(vice));
    expect(new Set(shown.map(({ vice }) => vice)).size).toBeGreaterThan(2);
    expect(shown.filter(({ id }) => accepted.has(id)).map(({ vice }) => vice)).toEqual([]);
  }, 600_000);
});

describe('what a developer thinks', () => {
  it('has more than eighty forms', () => {
    expect(Object.values(developing).flat().length).toBeGreaterThan(80);
  });

  it('leaves no slot open, and says nothing without its facts', () => {
    for (const about of Object.keys(developing)) {
      const bare = inThoughts({ about, says: {} }, randomFor('bare', about));
      expect(bare ?? '').not.toMatch(/\{\w+\}/);
    }
    expect(inThoughts({ about: 'guess_failed', says: {} }, randomFor('none'))).toBeUndefined();
    expect(inThoughts({ about: 'check_guess', says: {} }, randomFor('none'))).toMatch(/./);
    expect(inThoughts({ about: 'something else', says: {} }, randomFor('none'))).toBeUndefined();
  });
});
