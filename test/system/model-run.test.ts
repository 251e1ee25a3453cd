// The whole pipeline with models in place of procedures: prompts, HTTP, parsing, repair, journal, cost and
// traces, with faults on top, kills, budgets, outages. What comes out is what the procedures gave.
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { readRunStore } from '../../pipeline/run.ts';
import type { CollectionName, Collections } from '../../schemas/index.ts';
import { type Fault, send } from '../support/endpoint.ts';
import { harmlessFaults, passingFaults, uselessFaults } from '../support/endpoint-faults.ts';
import { key, type ModelRun, modelRun, offlineTwin } from '../support/model-run.ts';
import { all } from '../support/offline-run.ts';

const everything = { ...passingFaults, ...harmlessFaults, ...uselessFaults } as Record<string, Fault>;

/** A tenth of all requests is struck, by each kind of fault in turn; which ones depends on the seed alone. */
function tenth(seed: number) {
  const random = randomFor('faults', seed);
  const names = Object.keys(everything);
  let struck = 0;
  return () => {
    if (!random.chance(0.1)) return undefined;
    struck += 1;
    return everything[names[struck % names.length] as string];
  };
}

interface Status {
  accepted: number;
  funnel: { stage: string; owed: number; kept: number; rejected: number }[];
  spending: { calls: number; input: number; output: number; cost: number; lost: number };
}
const statusOf = async (run: ModelRun): Promise<Status> =>
  JSON.parse((await run.toolloom('status', '--json')).stdout) as Status;
async function records<C extends CollectionName>(run: ModelRun, collection: C): Promise<Collections[C][]> {
  await using store = await readRunStore(run.run);
  return await all(store.read(collection));
}

const withoutProvenance = (list: object[]): object[] =>
  list.map((record) => ({ ...record, provenance: undefined }));

async function expectTwin(run: ModelRun): Promise<void> {
  const { store } = (await offlineTwin()).run;
  for (const collection of ['worlds', 'tools', 'agents', 'tasks', 'trajectories', 'judgements'] as const)
    expect(withoutProvenance(await records(run, collection)), collection).toEqual(
      JSON.parse(JSON.stringify(withoutProvenance(await all(store.read(collection))))),
    );
}

/** Goes on until nothing is owed, as a user would. */
async function untilDone(run: ModelRun, ...args: string[]): Promise<void> {
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const { code, stderr } = await run.toolloom('run', '-c', 'c.yaml', ...args);
    if (code === 0) return;
    expect(code, stderr).toBe(4);
  }
  throw new Error('twelve runs did not finish');
}

function expectNoSecret(run: ModelRun, ...said: string[]): void {
  for (const text of said) expect(text).not.toContain(key);
  for (const file of readdirSync(run.path, { recursive: true, withFileTypes: true }))
    if (file.isFile())
      expect(readFileSync(join(file.parentPath, file.name)).includes(key), file.name).toBe(false);
}

it('models that say what the procedures say give the rows of the procedures', async () => {
  await using run = await modelRun();
  const { code, stderr, stdout } = await run.toolloom('run', '-c', 'c.yaml');
  expect(code, stderr).toBe(0);
  await expectTwin(run);
  const { spending } = await statusOf(run);
  const { answers, input, output } = run.endpoint.bill;
  expect(spending).toMatchObject({ calls: answers, input, output, lost: 0 });
  expect(spending.cost).toBeCloseTo((input + 2 * output) / 1e6, 9);
  const [trajectory] = await records(run, 'trajectories');
  expect(trajectory?.provenance.roles.agent).toMatchObject({
    by: 'model',
    model: 'm',
    cost: expect.any(Number),
  });

  const spans = (await readFile(join(run.run, 'traces.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map(
      (line) => JSON.parse(line) as { name: string; parent?: string; attributes: Record<string, unknown> },
    );
  const chats = spans.filter((span) => span.attributes['gen_ai.operation.name'] === 'chat');
  expect(chats).toHaveLength(answers);
  expect(
    chats.every(
      (span) => span.parent !== undefined && span.attributes['gen_ai.request.model'] === 'test-model',
    ),
  ).toBe(true);
  expect(chats.reduce((sum, span) => sum + Number(span.attributes['gen_ai.usage.input_tokens']), 0)).toBe(
    input,
  );
  expect(
    spans.filter((span) => span.attributes['gen_ai.operation.name'] === 'execute_tool').length,
  ).toBeGreaterThan(10);
  expectNoSecret(run, stderr, stdout);

  const before = run.endpoint.requests.length;
  await run.endpoint[Symbol.asyncDispose](); // no network from here on
  const replayed = await run.toolloom('replay', trajectory?.id.slice(0, 8) ?? '');
  expect(replayed.code, replayed.stderr).toBe(0);
  expect(replayed.stdout).toMatch(
    /\d+ model calls from the journal, \d+ tool calls executed again, nothing sent\nall \d+ bytes agree, SHA-256 [0-9a-f]{64}/,
  );
  expect(run.endpoint.requests).toHaveLength(before);
});

it.each([1, 2, 3])(
  'with a tenth of all requests struck (seed %i) there is no wrong record, no lost unit, and the cost is exact',
  async (seed) => {
    await using run = await modelRun({ strike: tenth(seed) });
    await untilDone(run);
    await expectTwin(run);
    const { spending, funnel } = await statusOf(run);
    expect(funnel.every((row) => row.owed === 0)).toBe(true);
    const { answers, input, output } = run.endpoint.bill;
    const known = spending.cost - spending.lost;
    expect(spending.calls).toBe(answers);
    expect(known).toBeCloseTo((input + 2 * output) / 1e6, 6);
    expectNoSecret(run);
  },
);

it('killed again and again it pays for nothing twice but what was in flight', async () => {
  await using run = await modelRun({ latency: 100 });
  const random = randomFor('kills of model runs');
  let kills = 0;
  for (; kills < 6; kills += 1) {
    const { child, result } = run.start('run', '-c', 'c.yaml');
    await Promise.race([sleep(700 + random.next() * 700), result]);
    child.kill('SIGKILL');
    if ((await result).code === 0) break;
  }
  expect(kills).toBeGreaterThanOrEqual(3);
  await untilDone(run);
  await expectTwin(run);
  const { requests, prompts } = {
    requests: run.endpoint.requests.length,
    prompts: (await offlineTwin()).prompts,
  };
  expect(requests).toBeLessThanOrEqual(prompts + kills * 8); // eight at once
  expect((await statusOf(run)).spending.calls).toBeLessThanOrEqual(requests);
});

it('a reached budget drains, commits, exits 3, and the printed command goes on', async () => {
  await using run = await modelRun({ latency: 5 }, { parameters: { max_tokens: 9000 } }, { budget: 0.15 });
  const first = await run.toolloom('run', '-c', 'c.yaml', '--json');
  expect(first.code, first.stderr).toBe(3);
  const bill = (): number => (run.endpoint.bill.input + 2 * run.endpoint.bill.output) / 1e6;
  expect(bill()).toBeLessThanOrEqual(0.15);
  expect(bill()).toBeGreaterThan(0.05);
  const report = JSON.parse(first.stdout) as { result: { stopped: string } };
  expect(report.result.stopped).toMatch(/^the budget of \$0\.15 is reached: \$0\.\d+ spent/);
  const again = await run.toolloom('run', '--run', run.run);
  expect(again.code).toBe(3);
  const command = /go on with: toolloom (run .* --budget [\d.]+)/.exec(again.stderr)?.[1];
  expect(command).toBeDefined();
  const last = await run.toolloom(...(command ?? '').replace(/--budget [\d.]+/, '--budget 5').split(' '));
  expect(last.code, last.stderr).toBe(0);
  await expectTwin(run);
  expect((await statusOf(run)).spending.cost).toBeCloseTo(bill(), 6);
});

it('an outage of some seconds pauses the run, which goes on by itself', async () => {
  let downUntil = Number.POSITIVE_INFINITY;
  const down: Fault = ({ response }) => send(response, 503, { error: { message: 'maintenance' } });
  await using run = await modelRun({
    strike: (_, count) => {
      if (count === 20) downUntil = performance.now() + 2500;
      return count >= 20 && performance.now() < downUntil ? down : undefined;
    },
  });
  const { code, stderr } = await run.toolloom('run', '-c', 'c.yaml');
  expect(code, stderr).toBe(0);
  expect(stderr).toContain('"event":"pause"');
  expect(stderr).toContain('answered 503: maintenance');
  expect(stderr).toContain('"event":"resume"');
  await expectTwin(run);
});

it('a key that is refused after a while ends the run with one line, and nothing done is lost', async () => {
  let isRefused = true;
  const refused: Fault = ({ response }) =>
    send(response, 401, { error: { message: `Incorrect API key provided: ${key}` } });
  await using run = await modelRun({ strike: (_, count) => (isRefused && count > 30 ? refused : undefined) });
  const first = await run.toolloom('run', '-c', 'c.yaml');
  expect(first.code).toBe(2);
  expect(first.stderr).toContain('stopped: model m: 127.0.0.1');
  expect(first.stderr).toContain(
    'Incorrect API key provided: [secret]; check the key and its rights; then go on with: toolloom run --run',
  );
  expectNoSecret(run, first.stderr, first.stdout);
  isRefused = false;
  await untilDone(run);
  await expectTwin(run);
});

it('a changed prompt of one role pays for what follows from it alone; --no-journal pays for all again', async () => {
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
    [{ parameters: {} }, { budget: 1 }, 'nothing bounds the replies of models.m'],
    [{}, { roles: { default: 'n' } }, 'roles.default: there is no such model; expected offline, m, got "n"'],
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
