// A whole run makes, plays, and judges tasks of mathematics: plays without a vice are accepted, those with a defect are
// not, and every proof of the gate finds a task.
import { describe, expect, it } from 'vitest';
import { rules } from '../../../stages/judge/rules/index.ts';
import { mathVices } from '../../../stages/simulate/vices/mathematics.ts';
import { rejectionOf } from '../../../stages/write-tasks/gate/judging.ts';
import { sceneFor } from '../../../stages/write-tasks/gate/playing.ts';
import { proofs } from '../../../stages/write-tasks/gate/proofs/index.ts';
import { gateFault } from '../../../stages/write-tasks/gate.ts';
import { openGround } from '../../../stages/write-tasks/ground.ts';
import { taskKinds } from '../../../stages/write-tasks/kinds/index.ts';
import { all, offlineRun } from '../../support/offline-run.ts';

const kinds = Object.fromEntries(
  taskKinds.map(
    ({ name }) => [name, name.startsWith('math_') || name === 'figure_from_records' ? 1 : 0] as const,
  ),
);

describe('a whole run', async () => {
  const { store } = await offlineRun({
    config: {
      target: 40,
      stages: {
        harvest: { packages: { servers: [] } },
        evolve: { categories: ['education'], worlds: 1 },
        'read-documents': { libraries: [] },
        'synthesize-agents': { agents: 52 },
        'write-tasks': { perAgent: 5, kinds },
      },
    },
  });
  const tasks = await all(store.read('tasks'));
  const judgements = await all(store.read('judgements'));
  const trajectories = new Map((await all(store.read('trajectories'))).map((each) => [each.id, each]));

  it('has tasks of every kind of mathematics, and turns hardly one away', async () => {
    expect(new Set(tasks.map(({ kind }) => kind))).toEqual(
      new Set(['math_problem', 'math_several_turns', 'math_without_tool', 'figure_from_records']),
    );
    const turned = (await all(store.rejects())).filter(({ reason }) => /passes|fails/.test(reason));
    expect(turned.map(({ detail }) => detail).length).toBeLessThan(tasks.length / 10);
  });

  it('accepts every play without a vice and rejects every play with a defect', () => {
    const accepted = new Set(judgements.map(({ trajectory }) => trajectory));
    const vicious = new Set(
      [...trajectories.values()].filter(({ vice }) => vice !== undefined).map(({ id }) => id),
    );
    const sound = [...trajectories.keys()].filter((id) => !vicious.has(id));
    expect(sound.filter((id) => !accepted.has(id))).toEqual([]);
    expect(sound.length).toBeGreaterThan(20);
  });

  it('runs code in some of the plays, and tells what it printed', () => {
    const ran = [...trajectories.values()].filter(
      ({ id, steps }) =>
        judgements.some(({ trajectory, verdict }) => trajectory === id && verdict === 'accepted') &&
        steps.some(({ call }) => call.name === 'run_python'),
    );
    expect(ran.length).toBeGreaterThan(1);
    for (const { steps } of ran)
      for (const { call, result } of steps.filter((step) => step.call.name === 'run_python'))
        expect([call.arguments.code, result]).toEqual([
          expect.stringContaining('print('),
          expect.objectContaining({ ok: true }),
        ]);
  });

  it('tells no two plays alike', () => {
    const texts = [...trajectories.values()].map(({ messages }) => JSON.stringify(messages));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it.each([
    'wrong_sign',
    'rounds_early',
    'guesses_result',
    'drops_unit',
    'needless_calculation',
    'fewer_decimals',
    'other_form',
  ])('has a task on which the gate tries %s', async (name) => {
    const proof = proofs.find((each) => each.name === name);
    for (const task of tasks) {
      const agent = await store.get('agents', task.agent);
      await using ground = await openGround(agent, store, new AbortController().signal);
      const scene = await sceneFor({ task, ground });
      const played = await proof?.play({ ...scene, random: scene.random.fork(name) });
      if (!played) continue;
      const rejection = await rejectionOf({ task, ground }, played, rules);
      if (proof?.expects === 'pass') expect(rejection).toBeUndefined();
      else expect(rejection).toBeDefined();
      return;
    }
    throw new Error(`${name} applies to no task`);
  });

  it('would turn a task away whose expected value is off', async () => {
    const task = tasks.find(
      ({ mathematics }) =>
        typeof mathematics?.answers[0]?.value === 'number' && mathematics.answers[0].call !== undefined,
    );
    if (!task?.mathematics) throw new Error('no task with a plain number');
    const off = <Answer extends { value: unknown }>(answer: Answer) => ({
      ...answer,
      value: Number(answer.value) + 1,
    });
    const [first, ...others] = task.mathematics.answers;
    const [fact, ...facts] = task.oracle.communicate;
    if (!first || !fact) throw new Error('the task has no answer');
    const wrong = {
      ...task,
      mathematics: { ...task.mathematics, answers: [off(first), ...others] },
      oracle: { ...task.oracle, communicate: [off(fact), ...facts] },
    };
    await using ground = await openGround(
      await store.get('agents', task.agent),
      store,
      new AbortController().signal,
    );
    expect(await gateFault({ task: wrong, ground })).toBeDefined();
  });

  it('knows every vice of those who calculate', () =>
    expect(mathVices.map(({ name }) => name)).toEqual([
      'guesses_result',
      'drops_unit',
      'rounds_early',
      'needless_calculation',
    ]));
});
