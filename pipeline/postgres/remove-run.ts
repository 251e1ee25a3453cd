// Removes a run from the database: its rows, and its jobs. Whoever removes it coordinates it meanwhile, so nobody else
// begins to. It goes in pieces, the row that makes it a run last: what a kill leaves behind is still a run, and can be
// removed again.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { UsageError } from '../errors.ts';
import { coordinate, displace } from './coordination.ts';
import type { Database } from './database.ts';
import { Jobs } from './jobs.ts';
import { deleteRunRow, type RunRow } from './run-row.ts';
import { workersOf } from './workers.ts';

export interface RemovedRun {
  readonly name: string;
  /** Committed units, and withdrawals. */
  readonly entries: number;
  /** Answers of models. */
  readonly answers: number;
  /** Units that nobody had finished. */
  readonly jobs: number;
}

interface RemoveOptions {
  readonly database: Database;
  readonly row: RunRow;
  /** Also from under whoever works on it now. */
  readonly force: boolean;
  readonly note: (message: string) => void;
  readonly quit: AbortSignal;
}

export async function removeRun(options: RemoveOptions): Promise<RemovedRun> {
  const { database, row, force, note, quit } = options;
  const taking = {
    ...{ database, run: row.id, note, quit },
    process: randomUUID(),
    called: `${hostname()} (process ${process.pid}, which removes it)`,
  };
  if (force) await displace(taking);
  await using _ = await coordinate(taking);
  if (!force) await refuseWorkedOn(options);
  const jobs = await Jobs.open({ database, run: row.id, token: row.token });
  const waiting = await removeJobs(options, jobs);
  await jobs.close();
  // Those of a large run take minutes; the others go with the row.
  const [answers, entries] = [
    await deleteRows(database, 'journal', row.id),
    await deleteRows(database, 'log', row.id),
  ];
  await deleteRunRow(database, row.token);
  return { name: row.name, entries, answers, jobs: waiting };
}

async function refuseWorkedOn({ database, row }: RemoveOptions): Promise<void> {
  const names = await workersOf(database, row.id);
  if (names.length === 0) return;
  throw new UsageError(
    `${names.join(' and ')} ${names.length === 1 ? 'works' : 'work'} on the run ${row.name} now; ` +
      'stop that first, or remove it from under them with --force',
  );
}

/** More than a process that notices what became of its run can add jobs. */
const mostAttempts = 5;

/** From under whoever works on them. How many there were. */
async function removeJobs({ database, row }: RemoveOptions, jobs: Jobs): Promise<number> {
  for (let removed = 0, attempt = 1; ; attempt += 1) {
    await database.transaction(async (queries) => {
      await queries.query('DELETE FROM toolloom.workers WHERE run = $1', [row.id]);
      await jobs.giveBack(queries, []);
    });
    removed += (await jobs.withdraw()).size;
    try {
      await jobs.forget();
      return removed;
    } catch (error) {
      // A queue with jobs cannot be deleted, and whoever works on the run may have added or taken some in between.
      if (attempt === mostAttempts) throw error;
    }
  }
}

/** Rows that are deleted at once, so that no statement takes longer than an answer is waited for. */
const pageRows = 2000;

/** How many there were. */
async function deleteRows(database: Database, table: 'journal' | 'log', run: number): Promise<number> {
  for (let deleted = 0; ; ) {
    const rows = await database.query(
      `DELETE FROM toolloom.${table} WHERE ctid = ANY(ARRAY(
         SELECT ctid FROM toolloom.${table} WHERE run = $1 LIMIT $2)) RETURNING 1`,
      [run, pageRows],
    );
    deleted += rows.length;
    if (rows.length < pageRows) return deleted;
  }
}
