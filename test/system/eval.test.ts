// toolloom eval: a model behind an endpoint plays the tasks of a run, right about some of them, and the figures say so;
// killed, it goes on; the baselines stand at both ends; evals are compared.
import { expect, it } from 'vitest';
import { killedWhen } from '../support/cli.ts';
import { type Fault, send } from '../support/endpoint.ts';
import { type EvalRun, evalRun, evaluatedRun } from '../support/eval-run.ts';

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
  spending: { calls: number; cost: number; lost: number };
  costPerPlay: number;
  next?: string;
}

const { tasks } = await evaluatedRun();
const ids = [...tasks.values()].map(({ id }) => id).sort();
/** Half of the tasks. */
const known = new Set(ids.filter((_, index) => index % 2 === 0));
const isKnown = (task: string): boolean => known.has(task);

const evaluating = ['eval', '--model', 'm', '--config', 'm.yaml', '--split', 'all', '--json'];
const reported = (stdout: string): Report => JSON.parse(stdout) as Report;

async function done(run: EvalRun, ...args: string[]): Promise<Report> {
  const { code, stdout, stderr } = await run.toolloom(...args);
  expect(code, stderr).toBe(0);
  return reported(stdout);
}

it('the run of these tests has enough tasks', () => {
  expect(ids.length).toBeGreaterThan(5);
});

it('says how many plays a model passes, by kind, difficulty and check, and what they cost', async () => {
  await using run = await evalRun(isKnown);
  const { code, stdout, stderr } = await run.toolloom(...evaluating);
  expect(code, stderr).toBe(0);
  const report = reported(stdout);
  const right = known.size / ids.length;
  expect(report).toMatchObject({ judged: ids.length, planned: ids.length, setAside: {} });
  expect(report.all).toMatchObject({ tasks: ids.length, plays: ids.length });
  expect(report.all.passed.map(({ k }) => k)).toEqual([1]);
  const { rate = 0, low = 0, high = 0 } = report.all.passed[0] ?? {};
  expect(rate).toBeCloseTo(right, 3);
  expect([low < rate, rate < high]).toEqual([true, true]);
  for (const { name, tasks: count, passed } of report.kinds) {
    const ofKind = [...tasks.values()].filter(({ kind }) => kind === name);
    expect(count).toBe(ofKind.length);
    expect(passed[0]?.rate).toBeCloseTo(ofKind.filter(({ id }) => known.has(id)).length / count, 3);
  }
  expect(report.failed.reduce((sum, { plays }) => sum + plays, 0)).toBe(ids.length - known.size);
  const { input, output, answers } = run.endpoint.bill;
  expect(report.spending).toMatchObject({ calls: answers, lost: 0 });
  expect(report.spending.cost).toBeCloseTo((input + 2 * output) / 1e6, 9);
  expect(report.costPerPlay).toBeCloseTo(report.spending.cost / report.judged, 9);
  expect(stderr).toContain('"message":"planned"');

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

it('killed it goes on with the same command, pays for nothing twice but what was in flight, and more trials add up', async () => {
  let isTired = false;
  await using run = await evalRun((task) => !isTired && isKnown(task), { latency: 10 });
  await killedWhen(run.start(...evaluating), () => run.endpoint.requests.length >= 12);
  const first = await done(run, ...evaluating);
  expect(first).toMatchObject({ judged: ids.length, setAside: {} });
  expect(first.all.passed[0]?.rate).toBeCloseTo(known.size / ids.length, 3);
  const distinct = new Set(run.endpoint.requests.map((request) => JSON.stringify(request))).size;
  expect(run.endpoint.requests.length).toBeLessThanOrEqual(distinct + 4 + 1); // four at once
  // In the second trial it fails every task.
  isTired = true;
  const paid = run.endpoint.requests.length;
  const more = await done(run, 'eval', '--model', 'm', '--trials', '2', '--json');
  expect(more.judged).toBe(2 * ids.length);
  expect(run.endpoint.requests.length).toBeGreaterThan(paid);
  expect(more.all.passed.map(({ k }) => k)).toEqual([1, 2]);
  expect(more.all.passed[0]?.rate).toBeCloseTo(known.size / ids.length / 2, 3);
  expect(more.all.passed[1]).toMatchObject({ rate: 0, low: 0 });
  const fewer = await run.toolloom('eval', '--model', 'm', '--trials', '1');
  expect(fewer).toMatchObject({ code: 2, stdout: '' });
  expect(fewer.stderr).toContain('the eval m has begun with --trials 2, and fewer would leave plays out');
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
  expect(reported(first.stdout)).toMatchObject({ judged: ids.length - 1 });
  expect(first.stderr).toContain('Not finished: 1 play is owed. Try again with: toolloom eval --run');
  isDown = false;
  const report = await done(run, ...evaluating);
  expect(report.judged).toBe(ids.length);
  expect(report.failed).toContainEqual({ check: 'unusable reply: empty', plays: 1, tasks: 1 });
  expect(report.all.passed[0]?.rate).toBeCloseTo((known.size - 1) / ids.length, 3);
});

it('a budget holds, and the printed command goes on', async () => {
  await using run = await evalRun(isKnown, { latency: 5 });
  const first = await run.toolloom(...evaluating, '--budget', '0.02');
  expect(first.code, first.stderr).toBe(3);
  expect((run.endpoint.bill.input + 2 * run.endpoint.bill.output) / 1e6).toBeLessThanOrEqual(0.02);
  const command = /Continue with: toolloom (eval .*) --budget [\d.]+/.exec(first.stderr)?.[1] ?? '';
  const report = await done(run, ...command.split(' '), '--budget', '5', '--json');
  expect(report.all.passed[0]?.rate).toBeCloseTo(known.size / ids.length, 3);
});

it('the oracle passes every task, doing nothing passes none, and the comparison says so', async () => {
  await using run = await evalRun(isKnown);
  const oracle = await done(run, 'eval', '--model', 'oracle', '--split', 'all', '--json');
  expect(oracle).toMatchObject({
    judged: ids.length,
    setAside: {},
    failed: [],
    spending: { calls: 0, cost: 0 },
  });
  expect(oracle.all.passed[0]).toMatchObject({ rate: 1, high: 1 });
  const nothing = await done(run, 'eval', '--model', 'nothing', '--split', 'all', '--json');
  expect(nothing).toMatchObject({ judged: ids.length, setAside: {}, spending: { calls: 0, cost: 0 } });
  expect(nothing.all.passed[0]).toMatchObject({ rate: 0, low: 0 });
  await done(run, ...evaluating);
  expect(run.endpoint.requests.length).toBeGreaterThan(0);

  const { code, stdout } = await run.toolloom('eval', '--compare', 'oracle', 'm', 'nothing', '--json');
  expect(code).toBe(0);
  const { differences, warnings } = JSON.parse(stdout);
  const wrong = ids.length - known.size;
  expect(differences).toMatchObject([
    {
      first: 'oracle',
      second: 'm',
      tasks: ids.length,
      firstBetter: wrong,
      secondBetter: 0,
      same: known.size,
    },
    { first: 'oracle', second: 'nothing', firstBetter: ids.length, difference: -1, low: -1 },
  ]);
  expect(differences[0].difference).toBeCloseTo(-wrong / ids.length, 9);
  expect(differences[0].p).toBeCloseTo(Math.min(1, 2 * 0.5 ** wrong), 9);
  expect([differences[0].low < differences[0].difference, differences[0].high <= 0]).toEqual([true, true]);
  expect(warnings).toEqual([]);
  const again = await run.toolloom('eval', '--compare', 'oracle', 'm', 'nothing', '--json');
  expect(again.stdout).toBe(stdout);
  const text = (await run.toolloom('eval', '--compare', 'm', 'oracle')).stdout;
  expect(text).toMatch(/^oracle less m: \+\d+\.\d points \(95 % interval .*\(exact sign test\)$/m);
});

it('plays as many tasks as are wanted, of as many kinds as there are', async () => {
  await using run = await evalRun(() => true);
  const kinds = new Set([...tasks.values()].map(({ kind }) => kind)).size;
  const report = await done(run, 'eval', '--model', 'nothing', '--split', 'all', '--tasks', '3', '--json');
  expect(report.judged).toBe(3);
  expect(report.kinds).toHaveLength(Math.min(3, kinds));
});

it('what does not fit together is refused in one line, and nothing is asked or written', async () => {
  await using run = await evalRun(isKnown);
  const cases: [args: string[], message: string][] = [
    [
      ['--model', 'kimi'],
      'there is no model kimi; the models are oracle, nothing; --config adds those of another config',
    ],
    [
      ['--model', 'n', '-c', 'm.yaml'],
      'there is no model n (did you mean m?); the models are m, oracle, nothing',
    ],
    [[], 'name the model with --model'],
    [['--name', 'x'], 'there is no eval x of'],
    [['--model', 'oracle', '--split', 'tset'], 'there is no split tset (did you mean test?)'],
    [['--model', 'm', '-c', 'm.yaml', '--role', 'usr=m'], 'there is no role usr (did you mean user?)'],
    [['--model', 'm', '-c', 'm.yaml', '--role', 'agent=m'], '--model says who answers the role agent'],
    [['--model', 'm', '-c', 'm.yaml', '--role', 'user=k'], 'roles.user: there is no model k'],
    [['--model', 'oracle', '--role', 'user=m'], 'the baseline oracle needs no model'],
    [['--model', 'oracle', '--name', 'a/b'], 'the eval cannot be called "a/b"'],
    [['--model', 'oracle', '--run', 'nowhere'], 'there is no run nowhere'],
    [['--compare', 'm', 'k'], 'there is no eval m; there are no evals'],
    [['stray'], 'stray is not expected here'],
  ];
  for (const [args, message] of cases) {
    const { code, stdout, stderr } = await run.toolloom('eval', ...args);
    expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
  expect(run.endpoint.requests).toHaveLength(0);
  await done(run, 'eval', '--model', 'nothing', '--split', 'all', '--tasks', '1', '--json');
  for (const [args, message] of [
    [['eval', '--model', 'nothing', '--tasks', '2'], 'the eval nothing has begun with --tasks 1'],
    [['run', '--run', `${run.run}/evals/nothing`], 'evals/nothing is an eval of the run'],
    [['status', '--run', `${run.run}/evals/nothing`], 'evals/nothing is an eval of the run'],
    [['eval', '--run', `${run.run}/evals/nothing`, '--model', 'oracle'], 'is an eval of the run'],
    [['eval', '--compare', 'nothing'], '--compare takes the names of two evals or more'],
  ] as const) {
    const { code, stderr } = await run.toolloom(...args);
    expect(code, stderr).toBe(2);
    expect(stderr).toContain(message);
  }
});
