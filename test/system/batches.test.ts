// A run by the command line whose model takes batches: it is killed and interrupted while batches are with the provider,
// and makes what the same run makes without them, at half the price.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { batchService } from '../support/batch-service.ts';
import { killedWhen } from '../support/cli.ts';
import { modelRun, offlineTwin } from '../support/model-run.ts';
import { expectTwin, statusOf } from '../support/model-run-checks.ts';

/** How many batches the provider has before it holds one back. */
const held = { killed: 1, interrupted: 3 };

describe('a run in batches', () => {
  it('survives kills and Ctrl-C, sends nothing twice, and makes the same records', {
    timeout: 300_000,
  }, async () => {
    const { say } = await offlineTwin();
    let free: (batch: number) => boolean = () => false;
    const life = (batch: number) => (free(batch) ? ['completed'] : ['in_progress']);
    await using service = await batchService({ say, life });
    await using run = await modelRun({}, { baseURL: service.url, batch: { size: 50, wait: 0.5 } });
    const looks = (batch: number): number => service.batches[batch - 1]?.looks ?? 0;
    const args = ['run', '-c', 'c.yaml'];

    free = (batch) => batch < held.killed;
    await killedWhen(run.start(...args), () => looks(held.killed) > 0);
    expect((await run.toolloom('status')).stdout).toMatch(
      /A batch of \d+ calls of model m \(batch_1\) is with the provider since /,
    );

    free = (batch) => batch < held.interrupted;
    const interrupted = run.start(...args);
    const hasCome = (): boolean => looks(held.interrupted) > 0;
    while (!hasCome())
      await Promise.race([new Promise((resolve) => setTimeout(resolve, 20)), interrupted.result]);
    interrupted.child.kill('SIGINT');
    const { code, stderr } = await interrupted.result;
    expect(code, stderr).toBe(130);
    expect(stderr).toMatch(/model m: \d+ calls are in batches with .*; the next run waits for them/);
    expect(stderr).not.toContain('"event":"failure"');

    free = () => true;
    const done = await run.toolloom(...args);
    expect(done.code, done.stderr).toBe(0);
    await expectTwin(run);
    expect(new Set(service.worked).size).toBe(service.worked.length);
    const { spending } = await statusOf(run);
    expect(spending.calls).toBe(service.worked.length + service.alone.length);
    expect(spending.lost).toBe(0);
    expect(spending.cost).toBeCloseTo(service.bill.batched + service.bill.alone, 6);
    expect(rolesIn(join(run.run, 'ledger.jsonl'), true)).toEqual(
      expect.arrayContaining(['application-writer', 'judge', 'task-writer', 'world-builder']),
    );
    expect(rolesIn(join(run.run, 'ledger.jsonl'), false)).toEqual(['agent', 'user']);
  });
});

/** Roles whose calls went out in batches, or alone, by the reservations of the ledger. */
function rolesIn(path: string, areBatched: boolean): string[] {
  expect(existsSync(path)).toBe(true);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const reservations = lines.flatMap((line) => {
    const entry = JSON.parse(line) as { reserves?: number; role: string; batched?: string };
    return entry.reserves !== undefined && (entry.batched !== undefined) === areBatched ? [entry.role] : [];
  });
  return [...new Set(reservations)].sort();
}
