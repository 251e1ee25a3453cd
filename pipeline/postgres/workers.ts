// Which processes take part in a run, by leases in the database that they renew. Whoever does not renew its own is lost: its
// jobs are given to others, and the calls that it had in flight are booked as lost.
import type { Queries } from './database.ts';
import { type JobPlace, type Jobs, mostLosses } from './jobs.ts';
import { lease, repeatedly } from './lease.ts';

export interface Participant {
  /** UUID of this process. */
  readonly id: string;
  /** For people: host and process. */
  readonly called: string;
  /** Units that it works on at once. */
  readonly concurrency: number;
}

interface ParticipationOptions {
  readonly place: JobPlace;
  readonly jobs: Jobs;
  readonly participant: Participant;
  readonly note: (message: string) => void;
  /** What else is to be done about lost processes, in the transaction in which their jobs are given back. */
  readonly lost: (queries: Queries, run: number, workers: readonly string[]) => Promise<void>;
}

/** Takes part until it is disposed of. Whatever it takes before it is known to take part would be nobody's if it died. */
export async function participate(options: ParticipationOptions): Promise<AsyncDisposable> {
  const { place, jobs, participant } = options;
  await renew(options);
  // If this fails, so does the work itself.
  const renewing = repeatedly(lease.renewal, () => renew(options));
  return {
    async [Symbol.asyncDispose]() {
      await renewing[Symbol.asyncDispose]();
      await place.database
        .transaction(async (queries) => {
          await jobs.giveBack(queries, [participant.id]);
          await queries.query('DELETE FROM toolloom.workers WHERE id = $1', [participant.id]);
        })
        .catch(() => {}); // then others find it lost
    },
  };
}

async function renew({ place, jobs, participant, note, lost }: ParticipationOptions): Promise<void> {
  const { database, run } = place;
  const { id, called, concurrency } = participant;
  await database.query(
    `INSERT INTO toolloom.workers (id, run, name, concurrency) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET seen = now()`,
    [id, run, called, concurrency],
  );
  const found = await database.transaction(async (queries) => {
    const rows = await queries.query<{ id: string; name: string }>(
      `DELETE FROM toolloom.workers WHERE run = $1 AND seen < now() - make_interval(secs => $2) RETURNING id, name`,
      [run, lease.seconds],
    );
    const ids = rows.map((row) => row.id);
    const units = await jobs.giveBack(queries, ids);
    if (ids.length > 0) await lost(queries, run, ids);
    return { names: rows.map(({ name }) => name), units };
  });
  if (found.names.length > 0 || found.units > 0) note(lossText(found));
}

function lossText({ names, units }: { readonly names: readonly string[]; readonly units: number }): string {
  const who = names.join(' and ') || 'a process that no longer takes part';
  const work = units === 1 ? '1 unit' : `${units} units`;
  return `lost ${who}, which had ${work} in work; others go on with them, each at most ${mostLosses} times`;
}

/** What processes are called that take part in a run. */
export async function workersOf(database: Queries, run: number): Promise<readonly string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT name FROM toolloom.workers WHERE run = $1 AND seen >= now() - make_interval(secs => $2) ORDER BY name`,
    [run, lease.seconds],
  );
  return rows.map(({ name }) => name);
}

/** How many units all processes work on at once. */
export async function roomOf({
  database,
  run,
}: JobPlace): Promise<{ readonly workers: number; readonly units: number }> {
  const [row] = await database.query<{ workers: string; units: string }>(
    'SELECT count(*) AS workers, coalesce(sum(concurrency), 0) AS units FROM toolloom.workers WHERE run = $1',
    [run],
  );
  return { workers: Number(row?.workers ?? 0), units: Number(row?.units ?? 0) };
}
