// The levels of the funnel: how many of what, from the tasks that were planned to what is trained on.
import type { Overview } from '../../contract/overview.ts';

export interface Level {
  readonly name: string;
  readonly count: number;
  /** What was lost before this level: the stage that turned it away, and how many. */
  readonly lost?: { readonly stage: string; readonly count: number; readonly how: string };
}

/** Levels that the run has reached. */
export function levelsOf({ made, stages }: Overview): Level[] {
  const rejectsOf = (stage: string): number =>
    Object.values(stages.find((row) => row.stage === stage)?.reasons ?? {}).reduce(
      (sum, count) => sum + count,
      0,
    );
  const rowOf = (stage: string) => stages.find((row) => row.stage === stage);
  const written = rowOf('write-tasks');
  const levels: Level[] = [
    { name: 'task drafts', count: (written?.kept ?? 0) + (written?.rejected ?? 0) },
    lostBefore('tasks', made.tasks ?? 0, {
      stage: 'write-tasks',
      count: rejectsOf('write-tasks'),
      how: 'drafts rejected by the gate',
    }),
    { name: 'plays', count: made.trajectories ?? 0 },
    lostBefore('accepted plays', made.judgements ?? 0, {
      stage: 'judge',
      count: rejectsOf('judge'),
      how: 'rejected by the judge',
    }),
    lostBefore('selected for training', made.selections ?? 0, {
      stage: 'select',
      count: rejectsOf('select'),
      how: 'not selected',
    }),
  ];
  const last = levels.findLastIndex(({ count }) => count > 0);
  return levels.slice(0, last + 1);
}

const lostBefore = (name: string, count: number, lost: NonNullable<Level['lost']>): Level =>
  lost.count > 0 ? { name, count, lost } : { name, count };
