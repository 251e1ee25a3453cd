// Runs stages: units minus finished, to the executor, each outcome committed as it arrives. The only writer.
import { type BudgetError, BugError, messageOf, UnitError, type UsageError } from './errors.ts';
import type { Executor, Outcome } from './executor.ts';
import type { Log } from './log.ts';
import { rejectFrom } from './perform.ts';
import type { Admission, AnyStage, Unit } from './stage.ts';
import type { Store } from './store.ts';

export interface RunOptions {
  readonly stages: readonly AnyStage[];
  readonly optionsOf: (stage: string) => unknown;
  readonly store: Store;
  readonly executor: Executor;
  readonly log: Log;
  /** Aborted to finish what is in flight and begin nothing more. */
  readonly drain: AbortSignal;
  /** Commit what fails as a reject, on the user's explicit word, instead of owing it again. */
  readonly giveUp: boolean;
}

export interface StageCount {
  readonly stage: string;
  readonly planned: number;
  /** Finished before this run began. */
  readonly before: number;
  readonly kept: number;
  readonly rejected: number;
  readonly failed: number;
}

export interface RunResult {
  readonly stages: readonly StageCount[];
  readonly drained: boolean;
  /** What ended the run before its units were done: a reached budget, a key that is refused. */
  readonly stopped?: BudgetError | UsageError;
  /** The stage that waits for owed units of an earlier one. */
  readonly waiting?: string;
}

export async function runStages(options: RunOptions): Promise<RunResult> {
  const counts: StageCount[] = [];
  for (const stage of options.stages) {
    if (options.drain.aborted) break;
    if (stage.whole && counts.some((count) => count.failed > 0))
      return { stages: counts, drained: false, waiting: stage.name };
    const { count, stopped } = await runStage(stage, options);
    counts.push(count);
    if (stopped) return { stages: counts, drained: false, stopped };
  }
  return { stages: counts, drained: options.drain.aborted };
}

/** Commits that may wait for their fsync before the runner waits for them: bounds memory, not speed. */
const pendingCommits = 256;

async function runStage(
  stage: AnyStage,
  options: RunOptions,
): Promise<{ count: StageCount; stopped: BudgetError | UsageError | undefined }> {
  const { store, executor, log, drain } = options;
  const stageOptions = options.optionsOf(stage.name);
  const finished = new Set(store.finished(stage.name));
  const planned = await plannedUnits(stage.units(store, stageOptions), stage.name);
  const before = [...finished].filter((id) => planned.has(id)).length;
  log({ event: 'stage', stage: stage.name, planned: planned.size, owed: planned.size - before });

  const tally = { kept: 0, rejected: 0, failed: 0, records: 0 };
  const commits: Promise<void>[] = [];
  const units = without(finished, stage.units(store, stageOptions));
  const stop = new AbortController();
  let stopped: BudgetError | UsageError | undefined;
  const admission = await stage.admission?.(store, stageOptions);
  const outcomes = executor.execute(stage.name, units, AbortSignal.any([drain, stop.signal]));
  const owed = [...planned].filter((id) => !finished.has(id));
  for await (const made of admission ? inOrder(owed, outcomes) : outcomes) {
    const outcome = admission ? admitted(made, stage, admission) : made;
    if ('error' in outcome && outcome.error instanceof UnitError && outcome.error.stops) {
      stopped ??= outcome.error.stops;
      stop.abort(); // no further unit is begun; those in flight come to their ends
    }
    const commit = handled(outcome, stage, tally, options);
    commit?.catch(() => {}); // it is awaited below, where its failure surfaces
    if (commit) commits.push(commit);
    if (commits.length >= pendingCommits) await Promise.all(commits.splice(0));
  }
  await Promise.all(commits);
  log({ event: 'stage-done', stage: stage.name, ...tally });
  const { kept, rejected, failed } = tally;
  return { count: { stage: stage.name, planned: planned.size, before, kept, rejected, failed }, stopped };
}

/** Counts an outcome, and commits what there is to commit. */
function handled(
  outcome: Outcome,
  stage: AnyStage,
  tally: { kept: number; rejected: number; failed: number; records: number },
  { store, log, giveUp }: RunOptions,
): Promise<void> | undefined {
  const isStop =
    'error' in outcome && outcome.error instanceof UnitError && outcome.error.stops !== undefined;
  // What stops the run is said once, at its end, and is no fault of the unit.
  if ('error' in outcome && !isStop)
    log({ event: 'failure', stage: stage.name, unit: outcome.unit, message: outcome.error.message });
  const committed =
    'committed' in outcome ? outcome.committed : giveUp && !isStop ? gaveUp(stage, outcome) : undefined;
  if (!committed) {
    tally.failed += 1;
    return undefined;
  }
  const records = Object.values(committed.records).reduce((sum, list) => sum + list.length, 0);
  const isKept = records > 0 || committed.rejects.length === 0;
  tally.records += records;
  tally[isKept ? 'kept' : 'rejected'] += 1;
  log({ event: 'unit', stage: stage.name, kept: isKept });
  return store.commit(stage.name, outcome.unit, committed);
}

/** Outcomes in the order of their units: one that comes early waits for those before it. */
async function* inOrder(units: readonly string[], outcomes: AsyncIterable<Outcome>): AsyncIterable<Outcome> {
  const waiting = new Map<string, Outcome>();
  let next = 0;
  for await (const outcome of outcomes) {
    waiting.set(outcome.unit, outcome);
    for (;;) {
      const unit = units[next];
      const ready = unit === undefined ? undefined : waiting.get(unit);
      if (unit === undefined || !ready) break;
      waiting.delete(unit);
      next += 1;
      yield ready;
    }
  }
}

function admitted(outcome: Outcome, stage: AnyStage, admission: Admission): Outcome {
  if (!('committed' in outcome)) return outcome;
  const { records, rejects } = admission(outcome.committed.records);
  const all = [
    ...outcome.committed.rejects,
    ...rejects.map((reject) => rejectFrom(reject, { stage: stage.name, unit: outcome.unit })),
  ];
  return { unit: outcome.unit, committed: { records, rejects: all } };
}

async function plannedUnits(units: AsyncIterable<Unit>, stage: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const unit of units) {
    if (ids.has(unit.id)) throw new BugError(`stage ${stage} plans unit ${unit.id} twice`);
    ids.add(unit.id);
  }
  return ids;
}

async function* without(finished: ReadonlySet<string>, units: AsyncIterable<Unit>): AsyncIterable<Unit> {
  for await (const unit of units) if (!finished.has(unit.id)) yield unit;
}

function gaveUp(stage: AnyStage, failure: { unit: string; error: Error }) {
  const body = { stage: stage.name, unit: failure.unit, reason: 'gave up', detail: messageOf(failure.error) };
  return { records: {}, rejects: [{ id: `${stage.name}/${failure.unit}`, ...body }] };
}
