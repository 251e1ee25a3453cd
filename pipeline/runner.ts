// Runs stages: plans their units, hands those that are owed to the executor, and commits each outcome as it
// arrives. Nothing else writes to the store.
import type { BudgetError, UsageError } from './errors.ts';
import { countUnits } from './run/plan-units.ts';
import { type RunOptions, type StageCount, StageRun } from './run/stage-run.ts';
import type { AnyStage } from './stage.ts';

export interface RunResult {
  readonly stages: readonly StageCount[];
  readonly drained: boolean;
  /** What ended the run before its units were done: a reached budget, a key that is refused. */
  readonly stopped?: BudgetError | UsageError;
  /** The stage that waits for units that an earlier one owes. */
  readonly waiting?: string;
}

export async function runStages(options: RunOptions): Promise<RunResult> {
  const { stages, drain, log } = options;
  log({ event: 'stages', stages: stages.map(({ name, share = 0 }) => ({ name, share })) });
  const counts: StageCount[] = [];
  for (const stage of stages) {
    if (drain.aborted) break;
    if (stage.whole && (await isAnyOwedBefore(stage, counts, options)))
      return { stages: counts, drained: false, waiting: stage.name };
    const { count, stopped } = await new StageRun(stage, options).run();
    counts.push(count);
    if (stopped) return { stages: counts, drained: false, stopped };
  }
  return { stages: counts, drained: drain.aborted };
}

/** Whether an earlier stage owes units, be it one of this run or one that was not asked for. */
async function isAnyOwedBefore(
  stage: AnyStage,
  counts: readonly StageCount[],
  { stages, pipeline = stages, store, optionsOf }: RunOptions,
): Promise<boolean> {
  for (const earlier of pipeline.slice(0, pipeline.indexOf(stage))) {
    const counted = counts.find((count) => count.stage === earlier.name);
    const planning = { stage: earlier, store, options: optionsOf(earlier.name), pipeline };
    const owed = counted?.owed ?? (await countUnits(planning)).owed;
    if (owed > 0) return true;
  }
  return false;
}
