// The units of a run that are to be worked on, as jobs of pg-boss (decision 0049), and what became of them. A job is taken
// together with a lease in one transaction, and ends together with its outcome in another, so a process that dies in
// between leaves a lease that others can see.
import { createHash } from 'node:crypto';
import type PgBoss from 'pg-boss';
import { z } from 'zod';
import type { Unit } from '../stage.ts';
import type { Committed } from '../store.ts';
import { type CarriedError, carried } from '../threads/carried-error.ts';
import type { Database, Queries } from './database.ts';
import { refuseRemoved } from './run-row.ts';

/** Where pg-boss keeps its tables. */
const jobsSchema = 'toolloom_jobs';

/** Processes that may be lost over a unit before the unit counts as failed. */
export const mostLosses = 3;

export interface Job {
  readonly id: string;
  readonly stage: string;
  readonly unit: Unit;
  /** The place in the log up to which a process must have read before it works on the unit. */
  readonly after: number;
  /** Processes that were lost over it. */
  readonly losses: number;
}

export type JobOutcome = { readonly committed: Committed } | { readonly error: CarriedError };

export interface FinishedJob {
  readonly id: string;
  readonly stage: string;
  readonly unit: string;
  readonly outcome: JobOutcome;
}

export interface JobPlace {
  readonly database: Database;
  readonly run: number;
  /** Tells the jobs of this run from those of another that had its number before. */
  readonly token: string;
}

export const jobsChannel = (run: number): string => `toolloom_jobs_${run}`;
export const outcomesChannel = (run: number): string => `toolloom_outcomes_${run}`;

/** A unit is a text in its job: jsonb takes no `\u0000`. */
const dataSchema = z.object({ stage: z.string(), unit: z.string(), after: z.number() });

/** For ever, as far as pg-boss is concerned: leases say who is lost. */
const endless = { retryLimit: 1_000_000, expireInSeconds: 2_000_000_000 };

/** Outcomes that are read at once. */
const pageRows = 50;

/** Jobs that are withdrawn at once. */
const pageJobs = 1000;

export class Jobs {
  readonly #place: JobPlace;
  readonly #boss: PgBoss;
  readonly #queue: string;

  private constructor(place: JobPlace, boss: PgBoss) {
    this.#place = place;
    this.#boss = boss;
    this.#queue = `run-${place.token}`;
  }

  static async open(place: JobPlace): Promise<Jobs> {
    const { default: Boss } = await import('pg-boss');
    const boss = new Boss({
      db: bossDatabase(place.database),
      schema: jobsSchema,
      supervise: false,
      schedule: false,
    });
    boss.on('error', () => {}); // whoever asked gets the error as well
    await boss.start();
    const jobs = new Jobs(place, boss);
    await boss.createQueue(jobs.#queue);
    return jobs;
  }

  /** The same unit has the same ID in every session, until something that was made before it is made again. */
  idOf(stage: string, unit: Unit, generation: number): string {
    const text = JSON.stringify([this.#place.token, generation, stage, unit.id, unit.input ?? null]);
    const hex = createHash('sha256').update(text).digest('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
      '-',
    );
  }

  /** Those that are there already stay as they are. */
  async add(jobs: readonly Omit<Job, 'losses'>[]): Promise<void> {
    const rows = jobs.map(({ id, stage, unit, after }) => ({
      id,
      name: this.#queue,
      data: { stage, unit: JSON.stringify(unit), after },
      ...endless,
    }));
    try {
      await this.#boss.insert(rows);
    } catch (error) {
      await refuseRemoved(this.#place);
      throw error;
    }
    await this.#place.database.notify(jobsChannel(this.#place.run));
  }

  /** At most so many jobs, which are this worker's until it finishes them or is lost. */
  async take(most: number, worker: string): Promise<readonly Job[]> {
    const { database, run } = this.#place;
    const jobs = await database.transaction(async (queries) => {
      const db = bossDatabase(queries);
      const taken = await this.#boss.fetch<unknown>(this.#queue, {
        batchSize: most,
        includeMetadata: true,
        db,
      });
      if (taken.length === 0) return [];
      await queries.query(
        `INSERT INTO toolloom.leases (run, job, worker) SELECT $1, unnest($2::uuid[]), $3
         ON CONFLICT (run, job) DO UPDATE SET worker = excluded.worker`,
        [run, taken.map(({ id }) => id), worker],
      );
      return taken.map(({ id, data, retryCount }) => {
        const { stage, unit, after } = dataSchema.parse(data);
        return { id, stage, after, unit: JSON.parse(unit) as Unit, losses: retryCount }; // as `add` wrote it
      });
    });
    if (jobs.length === 0) await refuseRemoved(this.#place);
    return jobs;
  }

  /** The first outcome of a job counts; another one may come from a process that was thought to be lost. */
  async finish({ id, stage, unit }: Job, outcome: JobOutcome): Promise<void> {
    const { database, run } = this.#place;
    await database.transaction(async (queries) => {
      const { query } = queries;
      const gone = await this.#boss.deleteJob(this.#queue, id, { db: bossDatabase(queries) });
      const { affected } = gone as unknown as { affected: number }; // its types promise nothing
      await query('DELETE FROM toolloom.leases WHERE run = $1 AND job = $2', [run, id]);
      if (affected === 0) return; // it is finished, or no longer wanted
      await query(
        `INSERT INTO toolloom.outcomes (run, job, stage, unit, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
        [run, id, stage, unit.id, JSON.stringify(outcome)],
      );
      await query('SELECT pg_notify($1, $2)', [outcomesChannel(run), '']);
    });
  }

  /**
   * Jobs of processes that are lost are to be worked on again, and so are those of processes that take part no more: one
   * that stood still may have been given up, and have taken a job before it died.
   */
  async giveBack(queries: Queries, workers: readonly string[]): Promise<number> {
    const { run } = this.#place;
    const leases = await queries.query<{ job: string }>(
      `DELETE FROM toolloom.leases AS held WHERE run = $1 AND (worker = ANY($2::uuid[])
       OR NOT EXISTS (SELECT FROM toolloom.workers WHERE id = held.worker))
       RETURNING job`,
      [run, workers],
    );
    if (leases.length === 0) return 0;
    const ids = leases.map(({ job }) => job);
    // Its types know one ID alone.
    await this.#boss.fail(this.#queue, ids as unknown as string, {}, { db: bossDatabase(queries) });
    await queries.query('SELECT pg_notify($1, $2)', [jobsChannel(run), '']);
    return ids.length;
  }

  /** Outcomes that have not been taken yet; they stay until their units are committed, or they are dropped. */
  async outcomes(taken: ReadonlySet<string>): Promise<readonly FinishedJob[]> {
    const { database, run } = this.#place;
    const rows = await database.query<{ job: string; stage: string; unit: string; body: string }>(
      `SELECT job, stage, unit, body FROM toolloom.outcomes
       WHERE run = $1 AND NOT job = ANY($2::uuid[]) LIMIT $3`,
      [run, [...taken], pageRows],
    );
    if (rows.length === 0) await refuseRemoved(this.#place);
    return rows.map(({ job, stage, unit, body }) => ({
      id: job,
      stage,
      unit,
      outcome: JSON.parse(body) as JobOutcome,
    }));
  }

  /** Which of these have an outcome. */
  async finishedOf(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const { database, run } = this.#place;
    const rows = await database.query<{ job: string }>(
      'SELECT job FROM toolloom.outcomes WHERE run = $1 AND job = ANY($2::uuid[])',
      [run, ids],
    );
    return new Set(rows.map(({ job }) => job));
  }

  /** Forgets outcomes, of units that failed or that nobody asks for any more. */
  async drop(ids: readonly string[]): Promise<void> {
    const { database, run } = this.#place;
    if (ids.length > 0)
      await database.query('DELETE FROM toolloom.outcomes WHERE run = $1 AND job = ANY($2::uuid[])', [
        run,
        ids,
      ]);
  }

  /** Nobody is to begin a job any more. Resolves with those that nobody had begun. */
  async withdraw(): Promise<ReadonlySet<string>> {
    const idle = new Set<string>();
    for (;;) {
      const taken = await this.#place.database.transaction(async (queries) => {
        const db = bossDatabase(queries);
        // Whoever takes them has them alone, so none is deleted that somebody is about to begin.
        const jobs = await this.#boss.fetch(this.#queue, { batchSize: pageJobs, db });
        const ids = jobs.map(({ id }) => id);
        // Its types know one ID alone.
        if (ids.length > 0) await this.#boss.deleteJob(this.#queue, ids as unknown as string, { db });
        return ids;
      });
      for (const id of taken) idle.add(id);
      if (taken.length < pageJobs) return idle;
    }
  }

  /** Forgets that the run ever had any. There must be none. */
  async forget(): Promise<void> {
    await this.#boss.deleteQueue(this.#queue);
  }

  async close(): Promise<void> {
    await this.#boss.stop({ wait: true, graceful: false, close: false });
  }
}

/** pg-boss on connections of ours. */
const bossDatabase = (queries: Queries): PgBoss.Db => ({
  executeSql: async (text, values) => ({ rows: await queries.query(text, values) }),
});

export const failed = (error: unknown): JobOutcome => ({ error: carried(error) });
