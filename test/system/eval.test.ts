// toolloom eval: a model behind an endpoint plays the tasks of a run, right about some of them, and the figures say so;
// killed, it goes on; the baselines stand at both ends; evals are compared.
import { afterAll, describe, expect, it } from 'vitest';
import { evenlyOverKinds } from '../../pipeline/evals/even-tasks.ts';
import { readRunStore } from '../../pipeline/run.ts';
import { tasksOf } from '../../stages/evaluate/tasks.ts';
import { killedWhen } from '../support/cli.ts';
import { type Fault, type Said, send, type WireRequest } from '../support/endpoint.ts';
import { type EvalRun, evalRun, evaluatedRun, evasion } from '../support/eval-run.ts';
import { expectNoSecret } from '../support/model-run-checks.ts';

interface Rate {
  k: number;
  tasks: number;
  rate: number;
  low: number;
  high: number;
}
interface Row {
  name: string;
  tasks: number;
  plays: number;
  passed: Rate[];
}
interface Report {
  counted: number;
  judged: number;
  planned: number;
  setAside: Record<string, number>;
  all: Row;
  kinds: Row[];
  difficulties: Row[];
  failed: { check: string; plays: number; tasks: number; example?: string }[];
  spending: { calls: number; cost: number; lost: number; byRole: object };
  costPerPlay: number;
  next?: string;
}

const { tasks, selected } = await evaluatedRun();
const ids = [...tasks.values()].map(({ id }) => id).sort();
/** Half of the tasks. */
const known = new Set(ids.filter((_, index) => index % 2 === 0));
const isKnown = (task: string): boolean => known.has(task);
const right = known.size / ids.length;

const evaluating = ['eval', '--model', 'm', '--config', 'm.yaml', '--split', 'all', '--json'];

async function done(run: EvalRun, ...args: string[]): Promise<Report> {
  const { code, stdout, stderr } = await run.toolloom(...args);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Report;
}

// One eval of a model, and one of each baseline, in one run.
describe('the figures', async () => {
  const run = await evalRun(isKnown);
  afterAll(() => run[Symbol.asyncDispose]());

  it('say how many plays a model passes, by kind, difficulty and check, and what they cost', async () => {
    expect(ids.length).toBeGreaterThan(5);
    const { code, stdout, stderr } = await run.toolloom(...evaluating);
    expect(code, stderr).toBe(0);
    const report = JSON.parse(stdout) as Report;
    expect(report).toMatchObject({ judged: ids.length, planned: ids.length, setAside: {} });
    expect(report.all).toMatchObject({ tasks: ids.length, plays: ids.length });
    const [{ rate, low, high } = { rate: 0, low: 0, high: 0 }, ...others] = report.all.passed;
    expect(others).toEqual([]);
    expect(rate).toBeCloseTo(right, 3);
    expect([low < rate, rate < high]).toEqual([true, true]);
    for (const { name, tasks: count, passed } of report.kinds) {
      const ofKind = [...tasks.values()].filter(({ kind }) => kind === name);
      expect(count).toBe(ofKind.length);
      expect(passed[0]?.rate).toBeCloseTo(ofKind.filter(({ id }) => known.has(id)).length / count, 3);
    }
    expect(report.difficulties.reduce((sum, { plays }) => sum + plays, 0)).toBe(ids.length);
    expect(report.failed.reduce((sum, { plays }) => sum + plays, 0)).toBe(ids.length - known.size);
    const { input, output, answers } = run.endpoint.bill;
    expect(report.spending).toMatchObject({ calls: answers, lost: 0 });
    expect(report.spending.cost).toBeCloseTo((input + 2 * output) / 1e6, 9);
    expect(report.costPerPlay).toBeCloseTo(report.spending.cost / report.judged, 9);
    expect(stderr).toContain('"message":"planned"');
    expectNoSecret(run, stdout, stderr);

    // A failed play is there to be looked at, and each can be replayed.
    const example = report.failed[0]?.example ?? '';
    const shown = await run.toolloom('show', example, '--run', `${run.run}/evals/m`);
    expect(shown.stdout).toContain(`rejected: ${report.failed[0]?.check}`);
    const replayed = await run.toolloom('replay', example, '--run', `${run.run}/evals/m`, '--json');
    expect(JSON.parse(replayed.stdout)).toMatchObject({ agrees: true });

    // Nothing is left to do, and nothing is paid again.
    const before = run.endpoint.requests.length;
    const text = await run.toolloom('eval', '--model', 'm');
    expect(text.stdout).toContain(`Model m on ${ids.length} tasks of the run, 1 trial each`);
    expect(text.stdout).toMatch(/^all +\d+ +\d+ +\d+\.\d % +\d+\.\d-\d+\.\d$/m);
    expect(run.endpoint.requests).toHaveLength(before);
  });

  it('of the oracle are 100 %, those of doing nothing are 0 %, and neither costs anything', async () => {
    const free = { judged: ids.length, setAside: {}, spending: { calls: 0, cost: 0 } };
    const oracle = await done(run, 'eval', '--model', 'oracle', '--split', 'all', '--json');
    expect(oracle).toMatchObject({ ...free, failed: [] });
    expect(oracle.all.passed[0]?.rate).toBe(1);
    const nothing = await done(run, 'eval', '--model', 'nothing', '--split', 'all', '--json');
    expect(nothing).toMatchObject(free);
    expect(nothing.all.passed[0]).toMatchObject({ rate: 0, low: 0 });
  });

  it('of several evals are compared task by task', async () => {
    const { code, stdout } = await run.toolloom('eval', '--compare', 'oracle', 'm', 'nothing', '--json');
    expect(code).toBe(0);
    const { differences, warnings } = JSON.parse(stdout);
    const wrong = ids.length - known.size;
    expect(differences).toMatchObject([
      { second: 'm', tasks: ids.length, firstBetter: wrong, secondBetter: 0, same: known.size },
      { second: 'nothing', firstBetter: ids.length, difference: -1, low: -1 },
    ]);
    expect(differences[0].difference).toBeCloseTo(-wrong / ids.length, 9);
    expect(differences[0].p).toBeCloseTo(Math.min(1, 2 * 0.5 ** wrong), 9);
    expect([differences[0].low < differences[0].difference, differences[0].high <= 0]).toEqual([true, true]);
    expect(warnings).toEqual([]);
    const text = (await run.toolloom('eval', '--compare', 'm', 'oracle')).stdout;
    expect(text).toMatch(/^oracle less m: \+\d+\.\d points \(95 % interval .*\(exact sign test\)$/m);
  });

  it.each([
    [
      ['--model', 'n', '-c', 'm.yaml'],
      'there is no model n (did you mean m?); the models are m, oracle, nothing',
    ],
    [['--model', 'm', '-c', 'm.yaml', '--role', 'usr=m'], 'there is no role usr (did you mean user?)'],
    [['--model', 'nothing', '--tasks', '2'], 'the eval nothing has begun with all tasks of the split'],
    [
      ['--model', 'm', '-c', 'other.yaml'],
      'the eval m has begun with other settings (it differs in models.m.parameters.max_tokens); give this one another',
    ],
    [['--compare', 'm', 'k'], 'there is no eval k (did you mean m?); the evals are m, nothing, oracle'],
  ])('%j is refused in one line', async (args, message) => {
    const { code, stdout, stderr } = await run.toolloom('eval', ...args);
    expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('are not mixed with a run: its stages make nothing in an eval', async () => {
    const { code, stderr } = await run.toolloom('run', '--run', `${run.run}/evals/nothing`);
    expect(code).toBe(2);
    expect(stderr).toContain('evals/nothing is an eval of the run');
  });
});

it('out of budget and killed it goes on, pays for nothing twice but what was in flight, and more trials add up', async () => {
  let isTired = false;
  await using run = await evalRun((task) => !isTired && isKnown(task), { latency: 10 });
  const { code, stderr } = await run.toolloom(...evaluating, '--budget', '0.02');
  expect(code, stderr).toBe(3);
  expect((run.endpoint.bill.input + 2 * run.endpoint.bill.output) / 1e6).toBeLessThanOrEqual(0.02);
  const printed = /Continue with: toolloom (eval .*) --budget [\d.]+/.exec(stderr)?.[1] ?? '';
  const goingOn = [...printed.split(' '), '--budget', '5', '--json'];
  const paid = run.endpoint.requests.length;
  await killedWhen(run.start(...goingOn), () => run.endpoint.requests.length >= paid + 12);
  const first = await done(run, ...goingOn);
  expect(first).toMatchObject({ judged: ids.length, setAside: {} });
  expect(first.all.passed[0]?.rate).toBeCloseTo(right, 3);
  const distinct = new Set(run.endpoint.requests.map((request) => JSON.stringify(request))).size;
  expect(run.endpoint.requests.length).toBeLessThanOrEqual(distinct + 4 + 1); // four at once
  // In the second trial it fails every task.
  isTired = true;
  const more = await done(run, 'eval', '--model', 'm', '--trials', '2', '--json');
  expect(more.judged).toBe(2 * ids.length);
  expect(more.all.passed.map(({ k }) => k)).toEqual([1, 2]);
  expect(more.all.passed[0]?.rate).toBeCloseTo(right / 2, 3);
  expect(more.all.passed[1]).toMatchObject({ rate: 0, low: 0 });
});

it('a reply that nobody can use fails its play; an endpoint that is down leaves it owed', async () => {
  const [broken = '', down = ''] = [...known];
  let isDown = true;
  const opening = (task: string): string => [...tasks].find(([, { id }]) => id === task)?.[0] ?? '';
  const empty: Fault = (exchange) =>
    exchange.answer((completion) => ({
      ...completion,
      choices: [{ finish_reason: 'stop', message: { role: 'assistant', content: '' } }],
    }));
  const refuse: Fault = ({ response }) => send(response, 400, { error: { message: 'not today' } });
  await using run = await evalRun(isKnown, {
    strike: ({ messages }) => {
      const said = messages.find(({ role }) => role === 'user')?.content;
      if (said === opening(broken)) return empty;
      return isDown && said === opening(down) ? refuse : undefined;
    },
  });
  const first = await run.toolloom(...evaluating);
  expect(first.code, first.stderr).toBe(4);
  expect(JSON.parse(first.stdout)).toMatchObject({ judged: ids.length - 1 });
  expect(first.stderr).toContain('Not finished: 1 play is owed. Try again with: toolloom eval --run');
  isDown = false;
  const report = await done(run, ...evaluating);
  expect(report.judged).toBe(ids.length);
  expect(report.failed).toContainEqual({ check: 'unusable reply: empty', plays: 1, tasks: 1 });
  expect(report.all.passed[0]?.rate).toBeCloseTo((known.size - 1) / ids.length, 3);
});

it('the tasks are those of the test files, or of the training files, or as many as are wanted of each kind', async () => {
  await using run = await evalRun(() => true);
  // Of the test split here, with a model in the other roles as well.
  const others = ['--role', 'user=m', '--role', 'judge=m'];
  const test = await done(run, 'eval', '--model', 'm', '--config', 'm.yaml', ...others, '--json');
  expect(test).toMatchObject({ judged: selected.test.length, failed: [] });
  expect(test.judged).toBeGreaterThan(0);
  expect(test.spending.byRole).toMatchObject({ agent: { calls: expect.any(Number) }, user: {}, judge: {} });
  await using store = await readRunStore(run.run);
  const train = await tasksOf(store, { split: 'train', share: 0.1 });
  expect(train.map(({ id }) => id).sort()).toEqual(selected.train.toSorted());
  const all = await tasksOf(store, { split: 'all', share: 0.1 });
  const many = [...all, ...all.map((task) => ({ ...task, id: `${task.id}-2` }))];
  const few = evenlyOverKinds(many, 5);
  expect([few.length, new Set(few.map(({ kind }) => kind)).size]).toEqual([5, 5]);
  expect(evenlyOverKinds(many, undefined)).toBe(many);
});

it('plays that the user spoils do not count, and are counted apart', async () => {
  const { answers } = await evaluatedRun();
  const swap = 'Hello! How can I help you today?';
  const say = (request: WireRequest): Said => {
    if (request.tools !== undefined) return answers.say(request) ?? { content: evasion };
    const isSaid = JSON.stringify(request.messages).includes(`You: ${swap}`);
    return { content: JSON.stringify({ content: isSaid ? '' : swap, end: isSaid ? 'user_gave_up' : 'no' }) };
  };
  await using run = await evalRun(() => true, { say });
  const report = await done(run, ...evaluating, '--role', 'user=m');
  const { 'user-faulty': spoiled = 0, ...others } = report.setAside;
  expect(others).toEqual({});
  expect(spoiled).toBeGreaterThan(ids.length / 2);
  expect([report.judged, report.counted]).toEqual([ids.length, ids.length - spoiled]);
});
