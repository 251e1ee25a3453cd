// The whole pipeline with models in place of procedures: prompts, HTTP, parsing, repair, journal, cost and
// traces, with faults, kills and a refused key on top. What comes out is what the procedures gave.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killedWhen } from '../support/cli.ts';
import { type Fault, send } from '../support/endpoint.ts';
import { key, type ModelRun, modelRun, offlineTwin } from '../support/model-run.ts';
import { expectNoSecret, expectTwin, records, statusOf, untilDone } from '../support/model-run-checks.ts';
import { survivesFaults } from '../support/struck.ts';

/** A span for every model call, with its tokens, and one for every tool call. */
async function expectSpans(run: ModelRun): Promise<void> {
  const { answers, input } = run.endpoint.bill;
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
  const steps = (await records(run, 'trajectories')).flatMap((trajectory) => trajectory.steps);
  expect(steps.length).toBeGreaterThan(10);
  expect(spans.filter((span) => span.attributes['gen_ai.operation.name'] === 'execute_tool')).toHaveLength(
    steps.length,
  );
}

it('models that answer as the procedures do produce the same rows', async () => {
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
  await expectSpans(run);
  expectNoSecret(run, stderr, stdout);

  const before = run.endpoint.requests.length;
  await run.endpoint[Symbol.asyncDispose](); // no network from here on
  const replayed = await run.toolloom('replay', trajectory?.id.slice(0, 8) ?? '');
  expect(replayed.code, replayed.stderr).toBe(0);
  expect(replayed.stdout).toMatch(
    /\d+ model calls from the journal, \d+ tool calls executed again, nothing sent\nall \d+ bytes agree, SHA-256 /,
  );
  expect(run.endpoint.requests).toHaveLength(before);
});

it('with a tenth of all requests struck there is no wrong record, no lost unit, and the cost is exact', () =>
  survivesFaults(1));

it('killed again and again it pays for nothing twice but what was in flight', async () => {
  await using run = await modelRun({ latency: 20 });
  const { prompts } = await offlineTwin();
  const moments = [0.1, 0.5, 0.8].map((share) => Math.round(share * prompts));
  for (const moment of moments) {
    await killedWhen(run.start('run', '-c', 'c.yaml'), () => run.endpoint.requests.length >= moment);
  }
  await untilDone(run);
  await expectTwin(run);
  const requests = run.endpoint.requests.length;
  expect(requests).toBeLessThanOrEqual(prompts + moments.length * 8); // eight at once
  expect((await statusOf(run)).spending.calls).toBeLessThanOrEqual(requests);
});

it('a key that is refused after a while ends the run with one line, and nothing done is lost', async () => {
  let isRefused = true;
  const refused: Fault = ({ response }) =>
    send(response, 401, { error: { message: `Incorrect API key provided: ${key}` } });
  await using run = await modelRun({ strike: (_, count) => (isRefused && count > 30 ? refused : undefined) });
  const first = await run.toolloom('run', '-c', 'c.yaml');
  expect(first.code).toBe(2);
  expect(first.stderr).toContain('Stopped: model m: 127.0.0.1');
  expect(first.stderr).toContain(
    'Incorrect API key provided: [secret]; check the key and its rights. Then continue with: toolloom run --run',
  );
  expectNoSecret(run, first.stderr, first.stdout);
  isRefused = false;
  await untilDone(run);
  await expectTwin(run);
});
