// Works on the jobs of a run until it is told to stop: takes as many as it has room for, and hands each outcome in.
import { UnitError, UsageError } from '../errors.ts';
import type { Perform } from '../executor.ts';
import { whenAborted } from '../when-aborted.ts';
import {
  failed,
  type Job,
  type JobOutcome,
  type JobPlace,
  type Jobs,
  jobsChannel,
  mostLosses,
} from './jobs.ts';
import { Wake } from './wake.ts';

interface ServeOptions {
  readonly place: JobPlace;
  readonly jobs: Jobs;
  readonly worker: string;
  readonly concurrency: number;
  readonly perform: Perform;
  /** Resolves when the copy of the run holds what was committed up to this place. */
  readonly reach: (place: number) => Promise<void>;
  /** Aborted to take no more. */
  readonly drain: AbortSignal;
  /** Milliseconds without a job after which it ends by itself. */
  readonly idle?: number | undefined;
  /** Another process commits: what only this machine suffers from ends this process, and not the run. */
  readonly isRemote?: boolean;
  /** Hears of each unit that is done. */
  readonly done?: (job: Job, outcome: JobOutcome) => void;
}

/** Milliseconds after which it looks for jobs without having heard of any. */
const lookEvery = 1000;

/** Resolves when nothing is in work any more. Rejects with whatever no other unit would get past either. */
export async function serveJobs(options: ServeOptions): Promise<void> {
  const { place, jobs, worker, concurrency, drain, idle = Number.POSITIVE_INFINITY } = options;
  const wake = new Wake();
  place.database.listen(jobsChannel(place.run), () => wake.now());
  const forget = whenAborted(drain, () => wake.now());
  const working = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  let lastJob = performance.now();
  while (!drain.aborted && !failure) {
    const room = concurrency - working.size;
    const taken = room > 0 ? await jobs.take(room, worker) : [];
    for (const job of taken) {
      const work: Promise<void> = workOn(job, options)
        .catch((error) => {
          failure ??= { error };
        })
        .finally(() => {
          working.delete(work);
          lastJob = performance.now();
          wake.now();
        });
      working.add(work);
    }
    if (taken.length > 0) lastJob = performance.now();
    else if (working.size === 0 && performance.now() - lastJob > idle) break;
    if (taken.length < room || room === 0) await wake.next(lookEvery);
  }
  forget();
  await Promise.all(working);
  if (failure) throw failure.error;
}

async function workOn(job: Job, options: ServeOptions): Promise<void> {
  const outcome = job.losses >= mostLosses ? failed(lossError(job)) : await outcomeOf(job, options);
  await options.jobs.finish(job, outcome);
  options.done?.(job, outcome);
}

async function outcomeOf(job: Job, { perform, reach, isRemote }: ServeOptions): Promise<JobOutcome> {
  await reach(job.after);
  const outcome = await perform(job.stage, job.unit);
  if ('committed' in outcome) return { committed: outcome.committed };
  const { error } = outcome;
  // A full disk, a key that is refused: another machine may fare better. Its unit is given back when this process ends.
  if (isRemote && error instanceof UnitError && error.stops instanceof UsageError) throw error.stops;
  return failed(error instanceof UnitError ? error.cause : error);
}

const lossError = ({ losses }: Job): Error =>
  new Error(`${losses} processes were lost while they worked on it`);
