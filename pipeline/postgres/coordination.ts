// Who plans and commits the units of a run: one process at a time, by a lease that it renews. Whoever lost it can commit
// nothing any more (log.ts checks the lease in each transaction). All times are those of the database.
import { UsageError } from '../errors.ts';
import { sleep } from '../when-aborted.ts';
import type { Database } from './database.ts';
import { lease, repeatedly } from './lease.ts';

interface CoordinationOptions {
  readonly database: Database;
  readonly run: number;
  /** UUID of this process. */
  readonly process: string;
  /** For people: host and process. */
  readonly called: string;
  readonly note: (message: string) => void;
  readonly quit: AbortSignal;
}

/** Resolves once the run is this process's. Throws a UsageError where another one keeps it. */
export async function coordinate(options: CoordinationOptions): Promise<AsyncDisposable> {
  const { database, run, process, quit } = options;
  await takeLease(options);
  // Whoever commits learns of a lease that is lost.
  const renewing = repeatedly(lease.renewal, () => tryLease(options));
  return {
    async [Symbol.asyncDispose]() {
      await renewing[Symbol.asyncDispose]();
      if (quit.aborted) return;
      await database.query(
        'UPDATE toolloom.runs SET coordinator = NULL, lease_until = NULL WHERE id = $1 AND coordinator = $2',
        [run, process],
      );
    },
  };
}

/** Makes the run this process's, whoever has it. That one can commit nothing any more. */
export async function displace({ database, run, process, called }: CoordinationOptions): Promise<void> {
  await database.query(
    `UPDATE toolloom.runs SET coordinator = $2, coordinated_by = $3, lease_until = now() + make_interval(secs => $4)
     WHERE id = $1`,
    [run, process, called, lease.seconds],
  );
}

/** A process that was killed leaves its lease behind, so the end of the lease is waited for. */
async function takeLease(options: CoordinationOptions): Promise<void> {
  const { database, run, note, quit } = options;
  const seen = new Set<string>();
  while (!(await tryLease(options))) {
    const [row] = await database.query<{ by: string; until: string; left: number }>(
      `SELECT coordinated_by AS by, lease_until::text AS until,
        extract(epoch FROM lease_until - now())::float AS left FROM toolloom.runs WHERE id = $1`,
      [run],
    );
    if (!row) throw new UsageError('the run was deleted from the database; run the same command again');
    const isNew = !seen.has(row.until);
    seen.add(row.until);
    if (seen.size > 1)
      throw new UsageError(
        `${row.by} coordinates this run now; wait for it, stop it, or start a worker with \`toolloom work\``,
      );
    if (isNew)
      note(
        `${row.by} has this run for ${Math.ceil(row.left)} seconds yet; waiting to see whether it is still there`,
      );
    await sleep(Math.min(lease.renewal * 1.5, Math.max(50, row.left * 1000)), quit);
  }
}

/** Takes or renews the lease. False where another process has it. */
async function tryLease({ database, run, process, called }: CoordinationOptions): Promise<boolean> {
  const rows = await database.query(
    `UPDATE toolloom.runs
     SET coordinator = $2, coordinated_by = $3, lease_until = now() + make_interval(secs => $4)
     WHERE id = $1 AND (coordinator IS NULL OR coordinator = $2 OR lease_until < now())
     RETURNING id`,
    [run, process, called, lease.seconds],
  );
  return rows.length > 0;
}
