// Runs against endpoints that never mend: they end, say how to go on, and go on when the user gives up what fails. So do runs
// whose journal is damaged.
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Fault, send, type WireRequest } from '../support/endpoint.ts';
import { modelRun } from '../support/model-run.ts';
import { expectTwin, statusOf, untilDone } from '../support/model-run-checks.ts';

const agents = ({ tools }: WireRequest): boolean => tools !== undefined;
const firstWords = ({ messages }: WireRequest): string =>
  messages.find(({ role }) => role === 'user')?.content ?? '';

it('prompts that always fail: the run ends, so does the next, and giving up completes it', async () => {
  const poisoned = new Set<string>();
  const boom: Fault = ({ response }) => send(response, 500, { error: { message: 'boom' } });
  const strike = (request: WireRequest): Fault | undefined => {
    if (!agents(request)) return undefined;
    if (poisoned.size < 3) poisoned.add(firstWords(request));
    return poisoned.has(firstWords(request)) ? boom : undefined;
  };
  await using run = await modelRun({ strike }, { attempts: 2 });
  for (const turn of ['first', 'second']) {
    const { code, stderr } = await run.toolloom('run', '-c', 'c.yaml', '--until', 'simulate');
    expect(code, `${turn}: ${stderr}`).toBe(4);
    expect(stderr).toContain('answered 500: boom');
    expect(stderr).not.toContain('"event":"pause"');
    expect(stderr.trim().split('\n').at(-1)).toMatch(
      /^Not finished: simulate owes \d units?\. Try again with/,
    );
  }
  const { code, stderr } = await run.toolloom('run', '-c', 'c.yaml', '--until', 'simulate', '--give-up');
  expect(code, stderr).toBe(0);
  const { funnel } = await statusOf(run);
  expect(funnel.find(({ stage }) => stage === 'simulate')).toMatchObject({
    owed: 0,
    rejected: poisoned.size,
  });
});

it('a journal of random bytes is left out, said, and paid for again; one flipped byte costs one reply', async () => {
  await using run = await modelRun();
  await untilDone(run, '--until', 'write-tasks');
  const path = join(run.run, 'journal', 'entries.jsonl');
  const flipped = await readFile(path);
  flipped[200] = (flipped[200] ?? 0) ^ 1;
  await writeFile(path, flipped);
  const journal = ['--journal', 'data/runs/models/journal'];
  const asked = run.endpoint.requests.length;
  const again = await run.toolloom(
    'run',
    '-c',
    'c.yaml',
    '--run',
    'other',
    '--until',
    'write-tasks',
    ...journal,
  );
  expect(again.code, again.stderr).toBe(0);
  expect(again.stderr).toContain('1 entry of the journal is damaged; what was kept there is asked again');
  expect(run.endpoint.requests.length).toBe(asked + 1);
  await writeFile(path, randomBytes(flipped.length));
  const { code, stderr } = await run.toolloom(
    'run',
    '-c',
    'c.yaml',
    '--run',
    'anew',
    '--until',
    'simulate',
    ...journal,
  );
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/\d+ entries of the journal are damaged/);
  await expectTwin({ ...run, run: join(run.path, 'anew') }, [
    'worlds',
    'tools',
    'agents',
    'tasks',
    'trajectories',
  ]);
});
