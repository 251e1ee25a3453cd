// Hands units to whatever processes take part in a run, as jobs in a database, and yields what they hand in. Only so many
// units wait there at once that nobody runs out of them, so their inputs stay few, however many are planned.
import { UnitError } from '../errors.ts';
import type { Executor, Outcome } from '../executor.ts';
import type { Unit } from '../stage.ts';
import { arrived } from '../threads/carried-error.ts';
import { whenAborted } from '../when-aborted.ts';
import { type FinishedJob, type JobPlace, type Jobs, outcomesChannel } from './jobs.ts';
import { Wake } from './wake.ts';
import { roomOf } from './workers.ts';

export interface SharedExecutorOptions {
  readonly place: JobPlace;
  readonly jobs: Jobs;
  /** The end of the log: units may read whatever is in it. */
  readonly end: () => number;
  /** How often something was withdrawn from the log. */
  readonly generation: () => Promise<number>;
  /** Throws when nothing is to be waited for any more. */
  readonly check: () => void;
}

/** Units that wait for each that is in work; at least, in all; and at most. */
const queued = { times: 3, least: 32, most: 20_000 };

/** Milliseconds after which it looks for outcomes, and for room, without having heard of any. */
const lookEvery = { outcomes: 1000, room: 2000 };

/** Taken outcomes that are remembered before it looks which of them are still there. */
const mostTaken = 1000;

export function sharedExecutor(options: SharedExecutorOptions): Executor {
  const { place } = options;
  const wake = new Wake();
  place.database.listen(outcomesChannel(place.run), () => wake.now());
  const session: Session = { ...options, wake, room: roomSince(place), taken: new Set() };
  return {
    async *execute(stage, units, drain) {
      const forget = whenAborted(drain, () => wake.now());
      const asking = new Asking(session, stage, await options.generation());
      const source = units[Symbol.asyncIterator]();
      while (true) {
        options.check();
        if (drain.aborted) await asking.withdraw();
        else await asking.askMore(source);
        if (asking.isDone) break;
        const outcomes = await asking.outcomes();
        yield* outcomes;
        if (outcomes.length === 0) await wake.next(lookEvery.outcomes);
      }
      forget();
    },
  };
}

interface Session extends SharedExecutorOptions {
  readonly wake: Wake;
  readonly room: () => Promise<number>;
  /** Outcomes that are in the database still: until their units are committed, or for units of later. */
  readonly taken: Set<string>;
}

/** The units of one stage that somebody works on or is to work on. */
class Asking {
  readonly #session: Session;
  readonly #stage: string;
  readonly #generation: number;
  readonly #asked = new Set<string>();
  #isExhausted = false;
  #isWithdrawn = false;

  constructor(session: Session, stage: string, generation: number) {
    this.#session = session;
    this.#stage = stage;
    this.#generation = generation;
  }

  get isDone(): boolean {
    return this.#asked.size === 0 && (this.#isExhausted || this.#isWithdrawn);
  }

  async askMore(source: AsyncIterator<Unit>): Promise<void> {
    if (this.#isExhausted) return;
    const wanted = (await this.#session.room()) - this.#asked.size;
    const units = await nextUnits(source, wanted);
    this.#isExhausted = units.length < wanted;
    if (units.length > 0) await this.#ask(units);
  }

  async #ask(units: readonly Unit[]): Promise<void> {
    const { jobs, end, taken } = this.#session;
    const [stage, after] = [this.#stage, end()];
    const wanted = units.map((unit) => ({
      id: jobs.idOf(stage, unit, this.#generation),
      stage,
      unit,
      after,
    }));
    const finished = await jobs.finishedOf(wanted.map(({ id }) => id));
    for (const { id } of wanted) {
      this.#asked.add(id);
      taken.delete(id);
    }
    const open = wanted.filter(({ id }) => !finished.has(id));
    if (open.length > 0) await jobs.add(open);
  }

  /** Units in work are finished; those that nobody has begun, or whose process was lost or has left, are not. */
  async withdraw(): Promise<void> {
    this.#isWithdrawn = true;
    for (const id of await this.#session.jobs.withdraw()) this.#asked.delete(id);
  }

  /** What has come in since the last time. */
  async outcomes(): Promise<readonly Outcome[]> {
    const { jobs, taken } = this.#session;
    if (taken.size > mostTaken) await forgetCommitted(jobs, taken);
    const found = await jobs.outcomes(taken);
    for (const { id } of found) taken.add(id);
    // Others are of a session that was killed, and may be of use later.
    const ours = found.filter(({ id }) => this.#asked.delete(id));
    // A unit that failed leaves nothing, so it may be asked for again.
    const failures = ours.filter(({ outcome }) => 'error' in outcome).map(({ id }) => id);
    await jobs.drop(failures);
    for (const id of failures) taken.delete(id);
    return ours.map(outcomeOf);
  }
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

/** A commit deletes the outcome that it commits. */
async function forgetCommitted(jobs: Jobs, taken: Set<string>): Promise<void> {
  const left = await jobs.finishedOf([...taken]);
  for (const id of taken) if (!left.has(id)) taken.delete(id);
}

function outcomeOf({ stage, unit, outcome }: FinishedJob): Outcome {
  if ('committed' in outcome) return { unit, committed: outcome.committed };
  return { unit, error: new UnitError(stage, unit, arrived(outcome.error)) };
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
