// At which step a play passes the checkpoints of its task, by the changes that the steps record.
import type { Checkpoint } from '../schemas/task.ts';
import type { Step } from '../schemas/trajectory.ts';
import { areReached, RecordedRows } from './recorded-rows.ts';

type RecordedSteps = readonly Pick<Step, 'result'>[];

/**
 * For each checkpoint the first step after which all of its rows are as it says, not before the step that passed
 * the one before it; null if there is none.
 */
export function checkpointsPassed(
  steps: RecordedSteps,
  checkpoints: readonly Checkpoint[],
): (number | null)[] {
  let from = 0;
  return checkpoints.map((checkpoint) => {
    const step = firstStepAt(checkpoint, steps, from);
    from = step ?? from;
    return step;
  });
}

function firstStepAt({ rows }: Checkpoint, steps: RecordedSteps, from: number): number | null {
  const recorded = new RecordedRows();
  for (const [index, { result }] of steps.entries()) {
    if (result.changes.length === 0) continue;
    recorded.add(result.changes);
    if (index >= from && areReached(rows, recorded)) return index;
  }
  return null;
}
