// The states that a task passes through: one for each goal that changes something. A task with a single such
// goal has none, because the final state is the only one.
import type { Checkpoint } from '../../../schemas/task.ts';
import type { Ground } from '../ground.ts';
import { changedRows, type ExecutedCall } from './changed-rows.ts';
import { rowSentences } from './rows-in-words.ts';

/** Enough to know which state is meant; code compares every row. */
const rowsNamed = 3;

export function checkpointsFor(executed: readonly ExecutedCall[], ground: Ground): Checkpoint[] {
  const goals = [...new Set(executed.map(({ call }) => call.goal))].sort((a, b) => a - b);
  const states = goals.flatMap((goal): Checkpoint[] => {
    const own = executed.filter(({ call }) => call.goal === goal);
    const earlier = executed.slice(
      0,
      executed.findIndex(({ call }) => call.goal === goal),
    );
    const rows = changedRows(own, ground, earlier);
    if (rows.length === 0) return [];
    const sentences = rows.slice(0, rowsNamed).flatMap((row) => rowSentences(row, ground));
    const more = rows.length - rowsNamed;
    const text = [...sentences.map((one) => one.text), ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
    return [{ text, goal, rows: rows.map(({ expectation }) => expectation) }];
  });
  return states.length > 1 ? states : [];
}
