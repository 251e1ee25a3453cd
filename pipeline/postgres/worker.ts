// A process that works on the units of a run which another one coordinates. It follows the run in a folder of its own.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Closing, closingOnError } from '../closing.ts';
import { UsageError } from '../errors.ts';
import type { Perform } from '../executor.ts';
import type { RunPlace, RunPlaceOptions } from '../run/run-place.ts';
import { unitsFolder } from '../run.ts';
import { openFileStore } from '../store/file-store.ts';
import type { Store } from '../store.ts';
import type { Database } from './database.ts';
import type { Job, JobOutcome } from './jobs.ts';
import { openMembership } from './membership.ts';
import { Mirror } from './mirror.ts';
import { findRunRow, type RunRow, runNames } from './run-row.ts';
import { serveJobs } from './serve-jobs.ts';
import { inDatabase } from './shared-place.ts';
import { prepareTables } from './tables.ts';

export interface WorkerOptions {
  readonly database: Database;
  readonly row: RunRow;
  /** For its copy of the run. */
  readonly directory: string;
  readonly concurrency: number;
  readonly note: (message: string) => void;
  /** Aborted to take no more units. */
  readonly drain: AbortSignal;
}

export interface Worker extends AsyncDisposable {
  readonly directory: string;
  readonly store: Store;
  /** What its units share with those of other processes. */
  place(options: RunPlaceOptions): RunPlace;
  /** Resolves when it is told to stop, or after `idle` milliseconds without a unit. */
  serve(
    perform: Perform,
    options: { idle?: number | undefined; done: (job: Job, outcome: JobOutcome) => void },
  ): Promise<void>;
}

export const openWorker = (options: WorkerOptions): Promise<Worker> =>
  closingOnError((closing) => openIn(closing, options));

async function openIn(
  closing: Closing,
  { database, row, directory, concurrency, note, drain }: WorkerOptions,
): Promise<Worker> {
  await mkdir(directory, { recursive: true });
  const store = closing.use(await openFileStore(join(directory, unitsFolder), note));
  const member = closing.use(await openMembership({ database, row, concurrency, note }));
  const { place, jobs, log, participant, shared } = member;
  const mirror = await Mirror.open({ directory, local: store, log, token: row.token });
  closing.defer(() => mirror.close());
  await mirror.follow();
  await member.join();
  return {
    ...{ directory, store },
    place: (options) => inDatabase(shared, options),
    serve: (perform, { idle, done }) =>
      serveJobs({
        ...{ place, jobs, worker: participant.id, concurrency, perform, drain, idle, done },
        reach: (end) => mirror.reach(end),
        isRemote: true,
      }),
    [Symbol.asyncDispose]: () => closing[Symbol.asyncDispose](),
  };
}

/** The run of this name; without one, the only run that is coordinated now. */
export async function runToWorkOn(database: Database, name: string | undefined): Promise<RunRow> {
  await prepareTables(database);
  const runs = await runNames(database);
  const known = runs.map((run) => run.name).join(', ') || 'none';
  const active = runs.filter(({ coordinatedBy }) => coordinatedBy !== undefined);
  const chosen = name ?? (active.length === 1 ? active[0]?.name : undefined);
  if (chosen === undefined)
    throw new UsageError(
      active.length === 0
        ? `no run is coordinated in this database now; begin one with \`toolloom run\`, or name one (known: ${known})`
        : `several runs are coordinated in this database now; name one: ${active.map((run) => run.name).join(', ')}`,
    );
  const row = await findRunRow(database, chosen);
  if (!row) throw new UsageError(`the database has no run ${chosen}; known: ${known}`);
  return row;
}
