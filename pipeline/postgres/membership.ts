// What the coordinator and a worker of a run have in common: the database, the run in it, its log, and its jobs.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Database } from './database.ts';
import { type JobPlace, Jobs } from './jobs.ts';
import { SharedLog } from './log.ts';
import type { RunRow } from './run-row.ts';
import { loseReservations } from './shared-account.ts';
import type { SharedRun } from './shared-run.ts';
import { type Participant, participate } from './workers.ts';

export interface Membership extends AsyncDisposable {
  readonly shared: SharedRun;
  readonly place: JobPlace;
  readonly jobs: Jobs;
  readonly log: SharedLog;
  readonly participant: Participant;
  /** Takes part from now on: units and calls of this process are its own until its lease is over. */
  join(): Promise<void>;
}

interface MembershipOptions {
  readonly database: Database;
  readonly row: RunRow;
  readonly concurrency: number;
  readonly note: (message: string) => void;
}

export async function openMembership(options: MembershipOptions): Promise<Membership> {
  const { database, row, concurrency, note } = options;
  const participant: Participant = {
    id: randomUUID(),
    called: `${hostname()} (process ${process.pid})`,
    concurrency,
  };
  const place: JobPlace = { database, run: row.id, token: row.token };
  const jobs = await Jobs.open(place);
  const log = new SharedLog({ database, run: row.id, process: participant.id });
  await log.open();
  let participation: AsyncDisposable | undefined;
  return {
    shared: { database, run: row.id, worker: participant.id },
    place,
    jobs,
    log,
    participant,
    async join() {
      participation = await participate({ place, jobs, participant, note, lost: loseReservations });
    },
    async [Symbol.asyncDispose]() {
      await participation?.[Symbol.asyncDispose]();
      await jobs.close();
    },
  };
}
