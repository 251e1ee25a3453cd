// A run in a database: units a second with 1, 2, 4, and 8 workers, each unit a play of 24 KB that takes no time to make, compared
// with the local executor and the file store; and calls a second of an endpoint that answers after 200 ms, with 128 calls in
// flight in each of 1 and 4 workers, whose budget and journal are shared, compared with the ideal rate.
// Usage: npm run bench -- workers.js [UNITS] [CALLS]   (needs the binaries of PostgreSQL)
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Executor } from '../pipeline/executor.ts';
import { localExecutor } from '../pipeline/executors/local.ts';
import { openCoordinator } from '../pipeline/postgres/coordinator.ts';
import { openFileStore } from '../pipeline/store/file-store.ts';
import type { Store } from '../pipeline/store.ts';
import { hasPostgres, postgresServer } from '../test/support/postgres.ts';
import { runName, stage, unitsOf } from './workers/units.ts';
import { plainWork } from './workers/work.ts';

const [units = 2000, calls = 4000] = process.argv.slice(2).map(Number);
const workerCounts = [1, 2, 4, 8];
const never = new AbortController().signal;
const frozen = { toolloom: 'bench', config: {} };

if (!hasPostgres)
  throw new Error('this needs the binaries of PostgreSQL, such as those of the Debian package');
await using server = await postgresServer();

async function inFolder<Result>(work: (directory: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'toolloom-bench-'));
  try {
    return await work(join(folder, runName));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Seconds in which all units are made and committed, side by side as in a run. */
async function timed(executor: Executor, store: Store, count: number): Promise<number> {
  const began = performance.now();
  const commits: Promise<void>[] = [];
  for await (const outcome of executor.execute(stage, unitsOf(count), never)) {
    if (!('committed' in outcome)) throw outcome.error;
    commits.push(store.commit(stage, outcome.unit, outcome.committed));
    if (commits.length >= 256) await Promise.all(commits.splice(0));
  }
  await Promise.all(commits);
  return (performance.now() - began) / 1000;
}

const locally = (count: number): Promise<number> =>
  inFolder(async (directory) => {
    await using store = await openFileStore(join(directory, 'units'));
    return await timed(localExecutor(8, plainWork), store, count);
  });

interface Shared {
  readonly count: number;
  readonly workers: number;
  /** Units at once in each. */
  readonly concurrency: number;
  readonly kind: 'plain' | 'calls';
}

const shared = ({ count, workers, concurrency, kind }: Shared): Promise<number> =>
  inFolder(async (directory) => {
    const dsn = await server.database();
    await using local = await openFileStore(join(directory, 'units'));
    const signals = { drain: never, quit: never };
    const opening = { dsn, directory, frozen, local, concurrency: 0, note: () => {}, ...signals };
    await using coordinator = await openCoordinator(opening);
    const script = join(import.meta.dirname, 'workers', 'worker.js');
    const children = Array.from({ length: workers }, () =>
      spawn(process.execPath, [script, dsn, String(concurrency), kind], {
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    );
    try {
      await Promise.all(children.map(({ stdout }) => once(stdout, 'data'))); // they take part now
      return await timed(coordinator.executor(plainWork), coordinator.store, count);
    } finally {
      const ends = children.map((child) => once(child, 'exit'));
      for (const child of children) child.kill('SIGTERM');
      await Promise.all(ends);
    }
  });

const line = (name: string, text: string): void => console.log(`${name.padEnd(28)} ${text}`);

const alone = await locally(units);
line('files, local executor', `${(units / alone).toFixed(0)} units a second`);
for (const workers of workerCounts) {
  const seconds = await shared({ count: units, workers, concurrency: 8, kind: 'plain' });
  const over = ((seconds - alone) / units) * 1000;
  line(
    `database, ${workers} workers`,
    `${(units / seconds).toFixed(0)} units a second, ${(alone / seconds).toFixed(2)} of the local rate, ${over.toFixed(2)} ms more a unit`,
  );
}
for (const workers of [1, 4]) {
  const seconds = await shared({ count: calls, workers, concurrency: 128, kind: 'calls' });
  const ideal = (128 * workers) / 0.2;
  line(
    `calls of 200 ms, ${workers} × 128`,
    `${(calls / seconds).toFixed(0)} calls a second, ${(calls / seconds / ideal).toFixed(2)} of the ideal ${ideal}`,
  );
}
