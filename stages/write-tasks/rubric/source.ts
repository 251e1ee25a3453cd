// What a rubric is written from: the plan of a task and what its calls did.
import type { Policy } from '../../../schemas/policy.ts';
import type { Checkpoint, OracleCall } from '../../../schemas/task.ts';
import type { TaskPlan } from '../plan.ts';
import type { ChangedRow } from './changed-rows.ts';

export interface RubricSource {
  readonly plan: TaskPlan;
  readonly calls: readonly OracleCall[];
  /** The rows that differ in the end. */
  readonly rows: readonly ChangedRow[];
  readonly checkpoints: readonly Checkpoint[];
  /** Those of the agent's worlds. */
  readonly policies: readonly Policy[];
}
