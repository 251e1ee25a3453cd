// What the page is told about one play.
import type { Agent } from '../../schemas/agent.ts';
import type { Judgement } from '../../schemas/judgement.ts';
import type { Policy } from '../../schemas/policy.ts';
import type { Selection } from '../../schemas/selection.ts';
import type { Task } from '../../schemas/task.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';

/** Another play of the same task. */
export interface Trial {
  readonly id: string;
  readonly trial: number;
  readonly verdict: string | null;
  readonly reason: string | null;
  readonly calls: number;
}

export interface PolicyInForce extends Pick<Policy, 'id' | 'prose' | 'enforcedBy' | 'about'> {
  /** Name of the world. */
  readonly world: string;
}

export interface PersonVerdict {
  readonly verdict: 'accepted' | 'rejected';
  readonly reason?: string;
  readonly blind: boolean;
}

export interface PlayDetail {
  readonly trajectory: Trajectory;
  /** Task and agent as they were shown in the play. */
  readonly task: Task;
  readonly agent: Agent;
  readonly policies: readonly PolicyInForce[];
  /** Undefined until the play is judged. What turned a play down holds no provenance. */
  readonly judgement?: Omit<Judgement, 'provenance' | 'id' | 'from'>;
  readonly selection?: Selection;
  readonly audit?: PersonVerdict;
  /** All plays of the task, this one among them. */
  readonly trials: readonly Trial[];
  /** For each call what does not fit its schema; undefined where the agent has no such tool. */
  readonly callFaults: readonly (readonly string[] | undefined)[];
  /** Names of the export formats. */
  readonly formats: readonly string[];
}

export interface PlayRow {
  /** As the file has them; none where the play is left out. */
  readonly rows: readonly object[];
  readonly notes: readonly string[];
}
