// One stage of a run, from its plan to its last commit.
import { type BudgetError, PostponedError, UnitError, type UsageError } from '../errors.ts';
import type { Executor, FailedOutcome, Outcome } from '../executor.ts';
import type { Log } from '../log.ts';
import type { Admission, AnyStage, Unit } from '../stage.ts';
import type { Committed, Store } from '../store.ts';
import { isOwnFailure, mostTries, rejectOf } from './given-up.ts';
import { rejectFrom } from './perform.ts';
import { planUnits, type UnitPlan } from './plan-units.ts';
import { inPlannedOrder } from './planned-order.ts';

export interface RunOptions {
  /** The stages to run, in order. */
  readonly stages: readonly AnyStage[];
  /** Every stage there is, in order; `stages` when not given. */
  readonly pipeline?: readonly AnyStage[];
  readonly optionsOf: (stage: string) => unknown;
  readonly store: Store;
  readonly executor: Executor;
  readonly log: Log;
  /** Aborted to finish the units in flight and begin no others. */
  readonly drain: AbortSignal;
  /** The user's explicit wish to reject units that fail instead of leaving them to be retried. */
  readonly giveUp: boolean;
}

/** Units of one stage: before + kept + rejected + owed = planned. */
export interface StageCount {
  readonly stage: string;
  readonly planned: number;
  /** Finished before this run began. */
  readonly before: number;
  readonly kept: number;
  readonly rejected: number;
  /** Tried in this run without success. They are owed too. */
  readonly failed: number;
  readonly owed: number;
  readonly hasInput: boolean;
  readonly seconds: number;
}

interface StageResult {
  readonly count: StageCount;
  /** What ended the run. */
  readonly stopped: BudgetError | UsageError | undefined;
}

/** Commits that may wait for their fsync before the run waits for them. Bounds memory, not speed. */
const pendingCommits = 256;

export class StageRun {
  readonly #stage: AnyStage;
  readonly #options: RunOptions;
  readonly #tally = { kept: 0, rejected: 0, failed: 0, records: 0 };
  readonly #stop = new AbortController();
  readonly #commits: Promise<void>[] = [];
  #stopped: BudgetError | UsageError | undefined;
  /** How often the units that are owed now have been tried, this time included. */
  #tries = 0;

  constructor(stage: AnyStage, options: RunOptions) {
    this.#stage = stage;
    this.#options = options;
  }

  async run(): Promise<StageResult> {
    const { log } = this.#options;
    const began = performance.now();
    const stage = this.#stage.name;
    let plan = await this.#plan();
    log({ event: 'stage', stage, planned: plan.planned, owed: plan.owed.length });
    let { planned } = plan;
    let before = planned - plan.owed.length;
    while (plan.owed.length > 0) {
      this.#tries += 1;
      this.#tally.failed = 0;
      await this.#work(plan);
      if (!this.#stage.replans || this.#isEnding()) break;
      plan = await this.#plan();
      if (this.#tally.failed > 0) continue; // they are tried again
      this.#tries = 0;
      // Of the further units, some may be finished: one of the first was made again after a repair.
      before += plan.planned - planned - plan.owed.length;
      planned = plan.planned;
      if (plan.owed.length > 0) log({ event: 'more-units', planned: plan.planned, owed: plan.owed.length });
    }
    const { hasInput } = plan;
    const { kept, rejected, failed } = this.#tally;
    const owed = planned - before - kept - rejected;
    const seconds = Number(((performance.now() - began) / 1000).toFixed(2));
    if (planned > before) log({ event: 'stage-done', stage, ...this.#tally, owed, seconds });
    const count = { stage, planned, before, kept, rejected, failed, owed, hasInput, seconds };
    return { count, stopped: this.#stopped };
  }

  #plan(): Promise<UnitPlan> {
    const { store, optionsOf, stages, pipeline = stages } = this.#options;
    const stage = this.#stage;
    return planUnits({ stage, store, options: optionsOf(stage.name), pipeline });
  }

  /** Whether what is owed now stays so until the next session. */
  #isEnding(): boolean {
    const isGivenUp = this.#tally.failed > 0 && this.#tries >= mostTries;
    return isGivenUp || this.#stop.signal.aborted || this.#options.drain.aborted;
  }

  async #work({ owed }: UnitPlan): Promise<void> {
    const { store, executor, drain, optionsOf } = this.#options;
    const { name } = this.#stage;
    const admission = await this.#stage.admission?.(store, optionsOf(name));
    const ids = owed.map(({ id }) => id);
    const stop = AbortSignal.any([drain, this.#stop.signal]);
    const outcomes = executor.execute(name, takeUnits(owed), stop);
    for await (const outcome of admission ? inPlannedOrder(ids, outcomes, drain) : outcomes) {
      await this.#take(admission ? this.#admit(outcome, admission) : outcome);
      if (this.#commits.length >= pendingCommits) await this.#flush();
    }
    await this.#flush();
  }

  async #take(outcome: Outcome): Promise<void> {
    const { log } = this.#options;
    const committed = 'committed' in outcome ? outcome.committed : this.#committedFailure(outcome);
    if (!committed) {
      this.#tally.failed += 1;
      return;
    }
    const records = Object.values(committed.records).reduce((sum, list) => sum + list.length, 0);
    const isKept = records > 0 || committed.rejects.length === 0;
    this.#tally.records += records;
    this.#tally[isKept ? 'kept' : 'rejected'] += 1;
    log({ event: 'unit', stage: this.#stage.name, kept: isKept });
    await this.#commit(outcome.unit, committed);
  }

  /** What a failed unit leaves when it is given up; otherwise undefined, and it stays owed. */
  #committedFailure({ unit, error }: FailedOutcome): Committed | undefined {
    const { log, drain, giveUp } = this.#options;
    const stops = error instanceof UnitError ? error.stops : undefined;
    if (stops) {
      // Said once, at the end of the run; it is no fault of the unit.
      this.#stopped ??= stops;
      this.#stop.abort();
      return undefined;
    }
    if (error.cause instanceof PostponedError) return undefined;
    const { name } = this.#stage;
    // What fails after an interruption may have failed because of it.
    if (drain.aborted || !(giveUp || this.#isFailedForGood(error))) {
      log({ event: 'failure', stage: name, unit, message: error.message });
      return undefined;
    }
    log({ event: 'note', message: `gave up${giveUp ? '' : ` after ${mostTries} tries`}: ${error.message}` });
    return { records: {}, rejects: [rejectOf(error, { stage: name, unit })] };
  }

  /** Further units would wait for it for ever. */
  #isFailedForGood(error: Error): boolean {
    return this.#stage.replans === true && this.#tries >= mostTries && isOwnFailure(error);
  }

  #admit(outcome: Outcome, admission: Admission): Outcome {
    if (!('committed' in outcome)) return outcome;
    const { unit, committed } = outcome;
    const { records, rejects } = admission(committed.records);
    const added = rejects.map((reject) => rejectFrom(reject, { stage: this.#stage.name, unit }));
    return { unit, committed: { records, rejects: [...committed.rejects, ...added] } };
  }

  async #commit(unit: string, committed: Committed): Promise<void> {
    const { store } = this.#options;
    const { name } = this.#stage;
    // In this order, so that a kill in between leaves the unit owed and not the later stages stale.
    if (store.isChanged(name, unit, committed)) await this.#oweLaterStages(unit);
    const commit = store.commit(name, unit, committed);
    commit.catch(() => {}); // awaited by #flush, which passes the error on
    this.#commits.push(commit);
  }

  /** A unit that was made again has made something else, so whatever was made after it is out of date. */
  async #oweLaterStages(unit: string): Promise<void> {
    const { store, log, pipeline = this.#options.stages } = this.#options;
    const stale: string[] = [];
    for (const { name } of pipeline.slice(pipeline.indexOf(this.#stage) + 1)) {
      const finished = [...store.finished(name)];
      await store.withdraw(name, finished);
      if (finished.length > 0) stale.push(`${name} ${finished.length}`);
    }
    if (stale.length > 0)
      log({
        event: 'note',
        message:
          `${this.#stage.name} ${unit} now makes something else than before, ` +
          `so the units of later stages are made again: ${stale.join(', ')}`,
      });
  }

  async #flush(): Promise<void> {
    await Promise.all(this.#commits.splice(0));
  }
}

/**
 * Empties the list as it hands units out, so that their inputs do not stay in memory until the stage ends.
 */
async function* takeUnits(units: Unit[]): AsyncIterable<Unit> {
  units.reverse();
  for (let unit = units.pop(); unit; unit = units.pop()) yield unit;
}
