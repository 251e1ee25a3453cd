// The process that plans and commits a run which lives in a database, and works on its units like every other.
import { basename, join, resolve } from 'node:path';
import { type Closing, closingOnError } from '../closing.ts';
import type { Frozen } from '../config.ts';
import type { Executor, Perform } from '../executor.ts';
import type { RunPlace, RunPlaceOptions } from '../run/run-place.ts';
import { countsFile, ledgerFile } from '../run.ts';
import type { Store } from '../store.ts';
import { coordinate } from './coordination.ts';
import { openDatabase } from './database.ts';
import { repeatedly } from './lease.ts';
import { mirrorLedger } from './ledger-mirror.ts';
import { type Membership, openMembership } from './membership.ts';
import { Mirror } from './mirror.ts';
import { openRunRow } from './run-row.ts';
import { serveJobs } from './serve-jobs.ts';
import { mirrorCounts } from './shared-counts.ts';
import { sharedExecutor } from './shared-executor.ts';
import { inDatabase } from './shared-place.ts';
import type { SharedRun } from './shared-run.ts';
import { sharedStore } from './shared-store.ts';
import { prepareTables } from './tables.ts';
import { uploadRun } from './upload.ts';

export interface CoordinatorOptions {
  readonly dsn: string;
  /** Of the run; the database calls the run by its last part. */
  readonly directory: string;
  readonly frozen: Frozen;
  /** The store in that folder, open for writing. */
  readonly local: Store;
  /** Units that this process works on at once; 0 to leave them to others. */
  readonly concurrency: number;
  readonly note: (message: string) => void;
  /** Aborted to take no more units. */
  readonly drain: AbortSignal;
  readonly quit: AbortSignal;
}

export interface Coordinator extends AsyncDisposable {
  readonly store: Store;
  /** What its units share with those of other processes. */
  place(options: RunPlaceOptions): RunPlace;
  /** Brings what all processes have paid and counted into the files of the run. */
  copyPaid(): Promise<void>;
  /** Begins to work on units as well. To be called once. */
  executor(perform: Perform): Executor;
}

/** Disposing of it leaves `local` open. */
export const openCoordinator = (options: CoordinatorOptions): Promise<Coordinator> =>
  closingOnError((closing) => openIn(closing, options));

async function openIn(closing: Closing, options: CoordinatorOptions): Promise<Coordinator> {
  const { dsn, directory, frozen, local, note, quit, concurrency } = options;
  const database = closing.use(await openDatabase({ dsn, note, quit }));
  await prepareTables(database);
  const row = await openRunRow(database, basename(resolve(directory)), frozen);
  const member = closing.use(await openMembership({ database, row, concurrency, note }));
  const { id, called } = member.participant;
  closing.use(await coordinate({ database, run: row.id, process: id, called, note, quit }));
  await member.log.open();
  const uploaded = await uploadRun({ database, run: row.id, directory, local, log: member.log });
  const { log, shared } = member;
  const mirror = await Mirror.open({ directory, local, log, token: row.token }, uploaded);
  closing.defer(() => mirror.close());
  await mirror.follow();
  const copies = closing.use(copiesOf(shared, directory));
  await member.join();
  return {
    store: sharedStore({ local, log, mirror }),
    place: (options) => inDatabase(shared, options),
    copyPaid: copies.copy,
    executor(perform) {
      const own = ownWork(options, member, { perform, reach: (place) => mirror.reach(place) });
      closing.defer(own.stop);
      return sharedExecutor({
        place: member.place,
        jobs: member.jobs,
        end: () => log.last,
        generation: () => generationOf(member),
        check: () => own.check(),
      });
    },
    [Symbol.asyncDispose]: () => closing[Symbol.asyncDispose](),
  };
}

/** Milliseconds between two looks at what all processes have paid and counted. */
const copyEvery = 5000;

/** Keeps what all processes have paid and counted in the files of the run, where `status` reads it. */
function copiesOf(shared: SharedRun, directory: string) {
  let copying: Promise<void> = Promise.resolve();
  const copy = (): Promise<void> => {
    copying = copying
      .catch(() => {}) // the next one copies that as well
      .then(async () => {
        await mirrorLedger(shared, join(directory, ledgerFile));
        await mirrorCounts(shared, join(directory, countsFile));
      });
    return copying;
  };
  const repeating = repeatedly(copyEvery, copy); // the last one tells of a failure
  return {
    copy,
    async [Symbol.asyncDispose](): Promise<void> {
      await repeating[Symbol.asyncDispose]();
      await copy();
    },
  };
}

/** Works on units in this process, until it is stopped. */
function ownWork(
  { concurrency, drain, quit }: CoordinatorOptions,
  { place, jobs, participant }: Membership,
  { perform, reach }: { perform: Perform; reach: (place: number) => Promise<void> },
) {
  const end = new AbortController();
  let failure: { readonly error: unknown } | undefined;
  const serving =
    concurrency === 0
      ? Promise.resolve()
      : serveJobs({
          ...{ place, jobs, worker: participant.id, concurrency, perform, reach },
          drain: AbortSignal.any([end.signal, drain]),
        }).catch((error) => {
          failure = { error };
        });
  return {
    /** Throws whatever ended the work. */
    check(): void {
      quit.throwIfAborted();
      if (failure) throw failure.error;
    },
    async stop(): Promise<void> {
      end.abort();
      await serving;
    },
  };
}

async function generationOf({ shared: { database, run } }: Membership): Promise<number> {
  const [row] = await database.query<{ generation: number }>(
    'SELECT generation FROM toolloom.runs WHERE id = $1',
    [run],
  );
  return row?.generation ?? 0;
}
