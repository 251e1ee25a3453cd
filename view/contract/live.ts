// What the page is told about a run in progress.
import type { Indexing, PlayLine } from './plays.ts';

export interface LiveStage {
  readonly stage: string;
  /** Units that made something, and units that made only rejects. */
  readonly kept: number;
  readonly rejected: number;
}

export interface LiveRun {
  /** Whether a process is writing the run now. */
  readonly isWritten: boolean;
  readonly target: number;
  readonly plays: number;
  readonly judged: number;
  readonly accepted: number;
  /** USD. */
  readonly cost: number;
  /** In the order in which they work. */
  readonly stages: readonly LiveStage[];
  /** The newest plays, the newest first. */
  readonly latest: readonly PlayLine[];
  readonly indexing?: Indexing;
}
