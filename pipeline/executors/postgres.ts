// Hands units to whatever processes take part in a run, as jobs in a database, and yields what they hand in. Only so many
// units wait there at once that nobody runs out of them, so their inputs stay few, however many are planned.
import { UnitError } from '../errors.ts';
import type { Executor, Outcome } from '../executor.ts';
import {
  type FinishedJob,
  type JobPlace,
  type Jobs,
  outcomeError,
  outcomesChannel,
} from '../postgres/jobs.ts';
import { Wake } from '../postgres/wake.ts';
import { roomOf } from '../postgres/workers.ts';
import type { Unit } from '../stage.ts';
import { whenAborted } from '../when-aborted.ts';

export interface SharedExecutorOptions {
  readonly place: JobPlace;
  readonly jobs: Jobs;
  /** The end of the log: units may read whatever is in it. */
  readonly end: () => number;
  /** How often something was withdrawn from the log. */
  readonly generation: () => Promise<number>;
  /** Aborted to stop at once. */
  readonly quit: AbortSignal;
}

/** Units that wait for each that is in work; at least, in all; and at most. */
const queued = { times: 3, least: 32, most: 20_000 };

/** Milliseconds after which it looks for outcomes, and for room, without having heard of any. */
const lookEvery = { outcomes: 1000, room: 2000 };

/** Taken outcomes that are remembered before it looks which of them are still there. */
const mostTaken = 1000;

export function sharedExecutor(options: SharedExecutorOptions): Executor {
  const wake = new Wake();
  const { place, jobs } = options;
  place.database.listen(outcomesChannel(place.run), () => wake.now());
  /** Outcomes that are in the database still: until their units are committed, or for units of later. */
  const taken = new Set<string>();
  const room = roomSince(place);
  return {
    async *execute(stage, units, drain) {
      const forget = whenAborted(drain, () => wake.now());
      const generation = await options.generation();
      const asked = new Set<string>();
      const source = units[Symbol.asyncIterator]();
      let isExhausted = false;
      let isWithdrawn = false;
      while (true) {
        options.quit.throwIfAborted();
        if (drain.aborted && !isWithdrawn) {
          isWithdrawn = true;
          await withdraw(jobs, asked);
        }
        if (!isExhausted && !drain.aborted) {
          const wanted = (await room()) - asked.size;
          const next = await nextUnits(source, wanted);
          isExhausted = next.length < wanted;
          await ask(next, { stage, generation, asked, taken }, options);
        }
        if (asked.size === 0 && (isExhausted || drain.aborted)) break;
        const finished = await jobs.outcomes(taken);
        for (const job of finished) {
          taken.add(job.id);
          if (!asked.delete(job.id)) continue; // of a session that was killed, for a unit of later
          if ('error' in job.outcome) await forgetOutcome(job, jobs, taken);
          yield outcomeOf(job);
        }
        if (finished.length === 0) await wake.next(lookEvery.outcomes);
        else if (taken.size > mostTaken) await forgetCommitted(jobs, taken);
      }
      forget();
    },
  };
}

async function nextUnits(source: AsyncIterator<Unit>, most: number): Promise<Unit[]> {
  const units: Unit[] = [];
  while (units.length < most) {
    const next = await source.next();
    if (next.done) break;
    units.push(next.value);
  }
  return units;
}

interface Asking {
  readonly stage: string;
  readonly generation: number;
  readonly asked: Set<string>;
  readonly taken: Set<string>;
}

async function ask(
  units: readonly Unit[],
  { stage, generation, asked, taken }: Asking,
  { jobs, end }: SharedExecutorOptions,
): Promise<void> {
  if (units.length === 0) return;
  const after = end();
  const wanted = units.map((unit) => ({ id: jobs.idOf(stage, unit, generation), stage, unit, after }));
  const finished = await jobs.finishedOf(wanted.map(({ id }) => id));
  for (const { id } of wanted) {
    asked.add(id);
    taken.delete(id);
  }
  const open = wanted.filter(({ id }) => !finished.has(id));
  if (open.length > 0) await jobs.add(open);
}

/** Units in work are finished; those that nobody has begun are not. */
async function withdraw(jobs: Jobs, asked: Set<string>): Promise<void> {
  const ids = [...asked];
  if (ids.length === 0) return;
  const begun = await jobs.withdraw(ids);
  const finished = await jobs.finishedOf(ids);
  for (const id of ids) if (!begun.has(id) && !finished.has(id)) asked.delete(id);
}

/** A unit that failed leaves nothing, so it may be asked for again. */
async function forgetOutcome({ id }: FinishedJob, jobs: Jobs, taken: Set<string>): Promise<void> {
  await jobs.drop([id]);
  taken.delete(id);
}

/** A commit deletes the outcome that it commits. */
async function forgetCommitted(jobs: Jobs, taken: Set<string>): Promise<void> {
  const left = await jobs.finishedOf([...taken]);
  for (const id of taken) if (!left.has(id)) taken.delete(id);
}

function outcomeOf({ stage, unit, outcome }: FinishedJob): Outcome {
  const error = outcomeError(outcome);
  if (error) return { unit, error: new UnitError(stage, unit, error) };
  return { unit, committed: 'committed' in outcome ? outcome.committed : { records: {}, rejects: [] } };
}

/** How many units may be asked for at once; looked up now and then, as workers come and go. */
function roomSince(place: JobPlace): () => Promise<number> {
  let known: { readonly at: number; readonly units: number } | undefined;
  return async () => {
    if (!known || performance.now() - known.at > lookEvery.room)
      known = { at: performance.now(), units: (await roomOf(place)).units };
    return Math.min(queued.most, Math.max(queued.least, queued.times * known.units));
  };
}
