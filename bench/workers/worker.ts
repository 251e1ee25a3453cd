// A worker of bench/workers.ts: worker.js DSN CONCURRENCY plain|calls. With `calls`, each unit waits 200 ms for a reply that it
// reserves money for, pays, and keeps.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Perform } from '../../pipeline/executor.ts';
import { journalKey } from '../../pipeline/models/journal/journal.ts';
import { openDatabase } from '../../pipeline/postgres/database.ts';
import { openWorker, runToWorkOn } from '../../pipeline/postgres/worker.ts';
import type { RunPlace, RunPlaceOptions } from '../../pipeline/run/run-place.ts';
import { noSpan } from '../../pipeline/trace.ts';
import { runName } from './units.ts';
import { plainWork } from './work.ts';

const [dsn = '', concurrency = '8', kind = 'plain'] = process.argv.slice(2);
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
const never = new AbortController().signal;
const directory = await mkdtemp(join(tmpdir(), 'toolloom-bench-'));
const usage = { input: 2000, cachedInput: 0, output: 200, cost: 0.002 };

async function callingWork(place: (options: RunPlaceOptions) => RunPlace): Promise<Perform> {
  const config = { models: {}, budget: 1000 } as unknown as RunPlaceOptions['config']; // all that it reads
  const { ledger, journal } = await place({ directory, config, log: () => {} }).openPaid();
  return async (stage, unit) => {
    const key = journalKey('bench', unit.id, 0);
    await journal.get(key);
    const call = { stage, role: 'agent', signal: never, span: noSpan };
    const reservation = await ledger.reserve(call, 'm', () => ({ ...usage, cost: 0.01 }));
    await sleep(200);
    await reservation.settle(usage, 0.2);
    await journal.put(key, { failures: 0 });
    return await plainWork(stage, unit);
  };
}

{
  await using database = await openDatabase({ dsn, note: console.error, quit: never });
  const row = await runToWorkOn(database, runName);
  const note = (): void => {};
  const options = { database, row, directory, concurrency: Number(concurrency), note, drain: stop.signal };
  await using worker = await openWorker(options);
  const perform = kind === 'calls' ? await callingWork((place) => worker.place(place)) : plainWork;
  process.stdout.write('ready\n');
  await worker.serve(perform, { done: () => {} });
}
await rm(directory, { recursive: true, force: true });
