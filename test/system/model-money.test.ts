// What a run with models costs: said beforehand, held to a budget, and never paid twice for the same bytes.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { modelRun, offlineTwin } from '../support/model-run.ts';
import { expectTwin, statusOf, untilDone } from '../support/model-run-checks.ts';

it('a reached budget drains, commits, exits 3, and the printed command goes on', async () => {
  await using run = await modelRun({ latency: 5 }, { parameters: { max_tokens: 9000 } }, { budget: 0.15 });
  const first = await run.toolloom('run', '-c', 'c.yaml', '--json');
  expect(first.code, first.stderr).toBe(3);
  const bill = (): number => (run.endpoint.bill.input + 2 * run.endpoint.bill.output) / 1e6;
  expect(bill()).toBeLessThanOrEqual(0.15);
  expect(bill()).toBeGreaterThan(0.05);
  const report = JSON.parse(first.stdout) as { result: { stopped: string } };
  // What was spent in the end, not when the first call no longer fitted.
  expect(report.result.stopped).toContain(
    `the budget of $0.15 is reached: $${bill().toFixed(4)} spent, and the next call may cost $`,
  );
  const again = await run.toolloom('run', '--run', run.run);
  expect(again.code).toBe(3);
  const command = /Continue with: toolloom (run .* --budget [\d.]+)/.exec(again.stderr)?.[1];
  expect(command).toBeDefined();
  const last = await run.toolloom(...(command ?? '').replace(/--budget [\d.]+/, '--budget 5').split(' '));
  expect(last.code, last.stderr).toBe(0);
  await expectTwin(run);
  expect((await statusOf(run)).spending.cost).toBeCloseTo(bill(), 6);
});

it('a change to one role pays for what follows from it alone; --no-journal pays for everything again', async () => {
  await using run = await modelRun();
  await untilDone(run, '--journal', 'shared');
  const { prompts } = await offlineTwin();
  expect(run.endpoint.requests).toHaveLength(prompts);
  await untilDone(run, '--journal', 'shared', '--run', 'again');
  expect(run.endpoint.requests).toHaveLength(prompts);
  // Other parameters are other bytes.
  const text = await readFile(join(run.path, 'c.yaml'), 'utf8');
  const changed = JSON.parse(text) as { models: { m: object } };
  await writeFile(
    join(run.path, 'c.yaml'),
    JSON.stringify({
      ...changed,
      models: { ...changed.models, other: { ...changed.models.m, parameters: { max_tokens: 500 } } },
      roles: { default: 'm', judge: 'other' },
    }),
  );
  await untilDone(run, '--journal', 'shared', '--run', 'third');
  const judged = run.endpoint.requests.filter((request) => request.max_tokens === 500).length;
  expect(judged).toBeGreaterThan(5);
  expect(run.endpoint.requests).toHaveLength(prompts + judged);
  await untilDone(run, '--no-journal', '--run', 'fourth');
  expect(run.endpoint.requests).toHaveLength(2 * prompts + judged);
});

it('bad configs cost one line each and no request', async () => {
  for (const [settings, more, message] of [
    [{ price: undefined }, { budget: 1 }, 'models.m.price is missing, and a budget needs it'],
    [{ parameters: {} }, { budget: 1 }, 'models.m sets no limit on the length of replies'],
    [
      {},
      { roles: { default: 'n' } },
      'roles.default: there is no model n (did you mean m?); the models are offline, m',
    ],
    [
      { apiKey: '${TOOLLOOM_UNSET_KEY}' },
      {},
      'models.m.apiKey: the environment variable TOOLLOOM_UNSET_KEY is not set',
    ],
  ] as const) {
    await using run = await modelRun({}, settings, more);
    const { code, stderr } = await run.toolloom('run', '-c', 'c.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(run.endpoint.requests).toHaveLength(0);
  }
});

it('plan says beforehand what the run then costs', async () => {
  await using run = await modelRun();
  const planned = JSON.parse((await run.toolloom('plan', '-c', 'c.yaml', '--json')).stdout) as {
    total: { calls: number; cost: { low: number; high: number } };
  };
  expect(run.endpoint.requests).toHaveLength(0);
  await untilDone(run);
  const { spending } = await statusOf(run);
  expect(planned.total.calls).toBe(spending.calls);
  expect(spending.cost).toBeGreaterThan(planned.total.cost.low);
  expect(spending.cost).toBeLessThan(planned.total.cost.high);
  const text = (await run.toolloom('plan', '--run', run.run)).stdout;
  expect(text).toContain('simulate/agent');
  expect(text).toContain('measured');
});
