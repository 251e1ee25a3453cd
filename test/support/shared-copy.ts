// The parts of a run that lives in a database, opened for a test: each call makes a run of its own.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Closing } from '../../pipeline/closing.ts';
import type { Executor, Perform } from '../../pipeline/executor.ts';
import { coordinate } from '../../pipeline/postgres/coordination.ts';
import { openDatabase } from '../../pipeline/postgres/database.ts';
import { type Membership, openMembership } from '../../pipeline/postgres/membership.ts';
import { Mirror } from '../../pipeline/postgres/mirror.ts';
import { openRunRow, type RunRow } from '../../pipeline/postgres/run-row.ts';
import { serveJobs } from '../../pipeline/postgres/serve-jobs.ts';
import { sharedExecutor } from '../../pipeline/postgres/shared-executor.ts';
import { sharedStore } from '../../pipeline/postgres/shared-store.ts';
import { prepareTables } from '../../pipeline/postgres/tables.ts';
import { openFileStore } from '../../pipeline/store/file-store.ts';
import type { Store } from '../../pipeline/store.ts';
import type { PostgresServer } from './postgres.ts';
import { tempDir } from './temp-dir.ts';

const never = new AbortController().signal;
const databases = new WeakMap<PostgresServer, Promise<string>>();

/** One database for all tests of a file; runs in it do not know each other. */
export function databaseOn(server: PostgresServer | undefined): Promise<string> {
  if (!server) throw new Error('there is no server');
  const known = databases.get(server) ?? server.database();
  databases.set(server, known);
  return known;
}

interface OpenedMember {
  readonly member: Membership;
  readonly row: RunRow;
  readonly closing: Closing;
}

async function openMember(server: PostgresServer | undefined, concurrency: number): Promise<OpenedMember> {
  const closing = new Closing();
  const note = (): void => {};
  const database = closing.use(await openDatabase({ dsn: await databaseOn(server), note, quit: never }));
  await prepareTables(database);
  const row = await openRunRow(database, randomUUID(), { toolloom: '0', config: {} });
  const member = closing.use(await openMembership({ database, row, concurrency, note }));
  const { id, called } = member.participant;
  closing.use(await coordinate({ database, run: row.id, process: id, called, note, quit: never }));
  await member.join();
  return { member, row, closing };
}

export async function sharedCopy(
  server: PostgresServer | undefined,
): Promise<{ store: Store } & AsyncDisposable> {
  const { member, row, closing } = await openMember(server, 1);
  const directory = closing.use(await tempDir());
  const local = closing.use(await openFileStore(join(directory.path, 'units')));
  const mirror = await Mirror.open({ directory: directory.path, local, log: member.log, token: row.token });
  closing.defer(() => mirror.close());
  return {
    store: sharedStore({ local, log: member.log, mirror }),
    [Symbol.asyncDispose]: () => closing[Symbol.asyncDispose](),
  };
}

export async function sharedWork(
  server: PostgresServer | undefined,
  { concurrency, perform }: { readonly concurrency: number; readonly perform: Perform },
): Promise<{ executor: Executor } & AsyncDisposable> {
  const { member, closing } = await openMember(server, concurrency);
  const { place, jobs, participant } = member;
  const stop = new AbortController();
  const reach = async (): Promise<void> => {};
  const serving = serveJobs({
    place,
    jobs,
    worker: participant.id,
    concurrency,
    perform,
    reach,
    drain: stop.signal,
  });
  closing.defer(async () => {
    stop.abort();
    await serving;
  });
  return {
    executor: sharedExecutor({ place, jobs, end: () => 0, generation: async () => 0, check: () => {} }),
    [Symbol.asyncDispose]: () => closing[Symbol.asyncDispose](),
  };
}
