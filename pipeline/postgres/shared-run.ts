// What a process that takes part in a shared run goes by: the database, the run's row there, and its own name.
import type { Database } from './database.ts';

export interface SharedRun {
  readonly database: Database;
  /** `toolloom.runs.id`. */
  readonly run: number;
  /** A UUID that is this process's own, in `toolloom.workers` for as long as the process takes part. */
  readonly worker: string;
}
