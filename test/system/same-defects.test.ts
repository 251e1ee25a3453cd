// A model whose replies show the same defect again and again ends the run with one line, and the run goes on from
// there once it is mended.
import { expect, it } from 'vitest';
import { type Fault, send } from '../support/endpoint.ts';
import { modelRun } from '../support/model-run.ts';
import { untilDone } from '../support/model-run-checks.ts';

/** As from a server that was started without its parser of tool calls. */
const raw: Fault = (exchange) =>
  exchange.answer((completion) => ({
    ...completion,
    choices: completion.choices.map((choice) => ({
      ...choice,
      message: { role: 'assistant', content: '<tool_call>\n{"name": "grow_domains"}\n</tool_call>' },
      finish_reason: 'stop',
    })),
  }));

it('stops after as many replies as the config says, and goes on by the same command', async () => {
  let isBroken = true;
  await using run = await modelRun(
    { strike: () => (isBroken ? raw : undefined) },
    {},
    {
      executor: { sameDefects: 2, concurrency: 2 },
    },
  );
  const args = ['run', '-c', 'c.yaml', '--until', 'evolve'];
  const stopped = await run.toolloom(...args);
  expect(stopped.code, stopped.stderr).toBe(2);
  const last = stopped.stderr.trim().split('\n').at(-1);
  expect(last).toMatch(
    /^Stopped: 2 replies in a row of model m at 127\.0\.0\.1:\d+ to role \w+ show the same defect: leaked: it contains "<tool_call>", a marker of tool calls/,
  );
  expect(last).toContain('start the server with its parser of tool calls');
  expect(run.endpoint.requests.length).toBe(2);
  isBroken = false;
  const resumed = await run.toolloom(...args);
  expect(resumed.code, resumed.stderr).toBe(0);
});

it('stops after as many calls that fail in the same way, and not after failures of one prompt each', async () => {
  let status = 200;
  const failing: Fault = ({ response }) =>
    send(response, status, {
      error: { message: status === 500 ? 'needs --jinja (request 17)' : 'was flagged' },
    });
  await using run = await modelRun(
    { strike: () => (status === 200 ? undefined : failing) },
    { attempts: 2 },
    { executor: { sameDefects: 2, concurrency: 2 } },
  );
  await untilDone(run, '--until', 'evolve');
  const before = run.endpoint.requests.length;
  status = 500;
  const args = ['run', '-c', 'c.yaml', '--until', 'synthesize-tools'];
  const stopped = await run.toolloom(...args);
  expect(stopped.code, stopped.stderr).toBe(2);
  expect(stopped.stderr.trim().split('\n').at(-1)).toMatch(
    /^Stopped: 2 calls in a row of model m at 127\.0\.0\.1:\d+ to role [\w-]+ failed in the same way \(model m: 127\.0\.0\.1:\d+ answered 500: needs --jinja \(request 17\)\)/,
  );
  expect(run.endpoint.requests.length - before).toBe(4);
  status = 403;
  expect((await run.toolloom(...args)).code).toBe(4);
});

it('lets other defects pass, and those with sound replies between them', async () => {
  let isOdd = false;
  const strike = (): Fault | undefined => {
    isOdd = !isOdd;
    return isOdd ? raw : undefined;
  };
  await using run = await modelRun({ strike }, {}, { executor: { sameDefects: 2, concurrency: 1 } });
  const { code, stderr } = await run.toolloom('run', '-c', 'c.yaml', '--until', 'evolve');
  expect(code, stderr).toBe(0);
});
