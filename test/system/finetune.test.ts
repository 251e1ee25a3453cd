// toolloom finetune against a service on this machine: what is uploaded, what is asked before, what a kill and a failing
// service lead to, and that nothing is uploaded or started twice.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openaiRows } from '../../stages/finetune/openai-rows.ts';
import { killedWhen } from '../support/cli.ts';
import { send } from '../support/endpoint.ts';
import { key } from '../support/model-run.ts';
import { row, rows, tuningRun } from '../support/tuning-run.ts';
import type { ServiceCall } from '../support/tuning-service.ts';

const starting = ['--model', 'base-1', '--provider', 's', '--yes'];

it('uploads both files, starts the job once, follows it, and prints the name of the model', async () => {
  await using run = await tuningRun();
  const { code, stdout, stderr } = await run.finetune(
    ...starting,
    ...['--hyper', 'epochs=3', '--hyper', 'learning-rate=0.5', '--suffix', 'tools', '--price', '5'],
  );
  expect(code, stderr).toBe(0);
  expect(stdout).toBe('ft:base-1:tools\n');
  const { files, jobs, authorizations } = run.service;
  expect(files.map(({ purpose }) => purpose)).toEqual(['fine-tune', 'fine-tune']);
  for (const [index, split] of ['train', 'test'].entries())
    expect(files[index]?.text).toBe(
      await readFile(join(run.run, 'datasets', 'openai', `${split}.jsonl`), 'utf8'),
    );
  expect(jobs.map(({ body }) => body)).toEqual([
    {
      model: 'base-1',
      training_file: 'file-1',
      validation_file: 'file-2',
      seed: 5,
      suffix: 'tools',
      method: {
        type: 'supervised',
        supervised: { hyperparameters: { n_epochs: 3, learning_rate_multiplier: 0.5 } },
      },
    },
  ]);
  expect([...authorizations]).toEqual([`Bearer ${key}`]);
  expect(stderr).toMatch(/^training +datasets\/openai\/train\.jsonl +12 rows +0\.0 MB +about [\d,]+ tokens/m);
  const [, tokens = '', cost = ''] =
    /^3 epochs: about ([\d,]+) trained tokens, about \$([\d.]+)/m.exec(stderr) ?? [];
  expect(Number(cost)).toBeCloseTo((Number(tokens.replaceAll(',', '')) / 1e6) * 5, 2);
  const events = [...stderr.matchAll(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}(The job is \w+)\.$/gm)].map(
    ([, said]) => said,
  );
  expect(events).toEqual(
    ['validating_files', 'running', 'succeeded'].map((status) => `The job is ${status}`),
  );
  const state = await readFile(join(run.run, 'finetunes', 'base-1.json'), 'utf8');
  expect(state).not.toContain(key);

  // It is done, so nothing is asked of the service any more.
  const before = run.service.asked.length;
  const again = await run.finetune('--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ job: { model: 'ft:base-1:tools', trainedTokens: 4321 } });
  expect(run.service.asked).toHaveLength(before);
  const other = await run.finetune('--model', 'base-1', '--hyper', 'epochs=9', '--yes');
  expect(other.stderr).toContain('base-1 was begun with hyper');
});

it('killed again and again it goes on with the same files and the same job', async () => {
  let held = 'POST /files';
  // The service has done it, and its answer never arrives.
  await using run = await tuningRun({ after: ({ what }) => what === held });
  for (const what of ['POST /files', 'POST /fine_tuning/jobs']) {
    held = what;
    await killedWhen(run.start(...starting), () => run.service.asked.includes(what));
    await sleep(20); // until the service has done it
  }
  held = '';
  const { code, stdout, stderr } = await run.finetune(...starting);
  expect(code, stderr).toBe(0);
  expect(stdout).toBe('ft:base-1:tools\n');
  expect(run.service.files).toHaveLength(2);
  expect(run.service.jobs).toHaveLength(1);
});

it('a service that fails for a while and connections that break lead to nothing twice', async () => {
  const cut = ({ response }: ServiceCall): boolean => {
    response.socket?.destroy();
    return true;
  };
  await using run = await tuningRun({
    before({ what, response, count }) {
      if (what !== 'POST /files' || count > 1) return false;
      send(response, 500, { error: { message: 'not now' } });
      return true;
    },
    after(call) {
      const { what, response, count } = call;
      if (what === 'POST /fine_tuning/jobs') return cut(call);
      if (what !== 'GET /fine_tuning/jobs/ID/events' || count > 1) return false;
      send(response, 503, { error: { message: 'overloaded' } });
      return true;
    },
  });
  const { code, stdout, stderr } = await run.finetune(...starting);
  expect(code, stderr).toBe(0);
  expect(stdout).toBe('ft:base-1:tools\n');
  expect(stderr).toMatch(/answered 500: not now; trying again in 1 s/);
  expect(stderr).toMatch(/closed the connection; trying again in 1 s/);
  expect(stderr).toMatch(/answered 503: overloaded; trying again in 1 s/);
  expect([run.service.files.length, run.service.jobs.length]).toEqual([2, 1]);
});

it('what the service refuses ends it with one line, the same command goes on, and a job that fails says why', async () => {
  let refusal: Partial<Record<string, [status: number, message: string]>> = {};
  await using run = await tuningRun({
    life: ['running', 'failed'],
    before({ what, response }) {
      const [status, message] = refusal[what] ?? [];
      if (status === undefined) return false;
      send(response, status, { error: { message } });
      return true;
    },
  });
  refusal = { 'POST /files': [401, `Incorrect API key provided: ${key}`] };
  const refused = await run.finetune(...starting);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr.trim().split('\n').at(-1)).toMatch(
    /^toolloom: 127\.0\.0\.1:\d+ answered 401: Incorrect API key provided: \[secret\]; check the key and its rights$/,
  );
  refusal = { 'POST /fine_tuning/jobs': [400, 'Invalid file format in line 3.'] };
  const invalid = await run.finetune(...starting);
  expect(invalid.code).toBe(2);
  expect(invalid.stderr).toContain('answered 400: Invalid file format in line 3.');
  refusal = {};
  const failed = await run.finetune(...starting);
  expect(failed.code).toBe(2);
  expect(failed.stderr).toContain(
    'job ftjob-1 of base-1 is failed: The loss is not a number.; to try once more,',
  );
  expect(run.service.files).toHaveLength(2);
});

it('Ctrl-C stops following and says how to go on and how to cancel', async () => {
  await using run = await tuningRun({ life: ['running'] });
  const { child, result } = run.start(...starting);
  while (!run.service.asked.includes('GET /fine_tuning/jobs/ID/events')) await sleep(5);
  child.kill('SIGINT');
  const { code, stdout, stderr } = await result;
  expect({ code, stdout }, stderr).toEqual({ code: 130, stdout: '' });
  const command = `toolloom finetune --run ${join('data', 'runs', 'tuned')} --name base-1`;
  expect(stderr).toContain(
    `No longer followed. Job ftjob-1 goes on at the service. Follow it again with: ${command} --follow; ` +
      `cancel it with: ${command} --cancel`,
  );
  expect(run.service.jobs[0]?.status).toBe('running');
  const canceled = await run.finetune('--cancel');
  expect(canceled).toMatchObject({ code: 0, stdout: 'Job ftjob-1 is cancelled.\n' });
  expect((await run.finetune('--follow')).stderr).toContain('job ftjob-1 of base-1 is cancelled');
});

const good = row(1) as { messages: object[]; tools: { function: { name: string } }[] };
it.each<[what: string, bad: object, message: string | undefined]>([
  ['is sound', good, undefined],
  ['ends with a user', { ...good, messages: good.messages.slice(0, 2) }, 'its last message is one of user'],
  [
    'lacks a result',
    { ...good, messages: good.messages.toSpliced(3, 1) },
    'comes before the result of the call call_0',
  ],
  [
    'has a result too many',
    { ...good, messages: good.messages.toSpliced(2, 1) },
    'is the result of a call that nobody made',
  ],
  ['calls a stranger', { ...good, tools: [] }, 'it calls get_loan, which it does not declare'],
  [
    'declares a tool twice',
    { ...good, tools: [...good.tools, ...good.tools] },
    'it declares two tools of one name',
  ],
  ['has a foreign key', { ...good, note: 1 }, 'it has not the form of the format'],
  [
    'teaches nothing',
    {
      ...good,
      messages: good.messages.map((each) =>
        'role' in each && each.role === 'assistant' ? { ...each, weight: 0 } : each,
      ),
    },
    'no turn of the assistant has a weight',
  ],
])('a row that %s', (_, each, message) => {
  if (message === undefined) expect(openaiRows.faultIn(each)).toBeUndefined();
  else expect(openaiRows.faultIn(each)).toContain(message);
});

it('a row that the service would refuse is named before anything is sent', async () => {
  await using run = await tuningRun({}, { train: [...rows(10), { ...good, tools: [] }] });
  const { code, stderr } = await run.finetune(...starting);
  expect(code).toBe(2);
  expect(stderr).toContain('train.jsonl:11: the service would refuse this row: it calls get_loan');
  expect(run.service.asked).toEqual([]);
});

it('too few rows, changed files, names that are not there and a missing yes cost one line each and no request', async () => {
  await using few = await tuningRun({}, { train: rows(9), test: [] });
  expect((await few.finetune(...starting)).stderr).toContain(
    'has 9 rows, and the service takes no fewer than 10',
  );
  await using run = await tuningRun();
  const cases: [args: string[], message: string][] = [
    [['--model', 'b', '--provider', 's'], 'and start the job; nothing was sent'],
    [['--model', 'b', '--provider', 'opnai'], 'there is no provider opnai (did you mean openai?)'],
    [['--model', 'b', '--yes'], 'the environment variable OPENAI_API_KEY is not set'],
    [['--name', 'b', '--follow'], 'there is no fine-tuning b'],
  ];
  for (const [args, message] of cases) {
    const { code, stderr } = await run.finetune(...args);
    expect(code, stderr).toBe(2);
    expect(stderr).toContain(message);
  }
  await writeFile(
    join(run.run, 'datasets', 'openai', 'train.jsonl'),
    `${JSON.stringify(row(1))}\n`.repeat(12),
  );
  expect((await run.finetune(...starting)).stderr).toContain('train.jsonl is not as the run has written it');
  expect(run.service.asked).toEqual([]);
});
