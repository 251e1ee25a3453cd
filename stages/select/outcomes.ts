// How the plays of each task came out, from the judgements and from the rejects of the judge.
import { BugError } from '../../pipeline/errors.ts';
import { withId } from '../../pipeline/hash.ts';
import type { NewRecord } from '../../pipeline/stage.ts';
import { compareIds, type Reader } from '../../pipeline/store.ts';
import { judgementSchema } from '../../schemas/judgement.ts';
import { judge } from '../judge.ts';
import type { TaskFacts } from './task-facts.ts';

/** The little that is read of a reject. */
const verdictSchema = judgementSchema.pick({ task: true, verdict: true });

/**
 * One for each task that was played, in the order of their IDs. What the user or the environment spoiled, and what was
 * not decided, is no play of the agent.
 */
export async function outcomesOf(
  store: Reader,
  facts: ReadonlyMap<string, TaskFacts>,
): Promise<NewRecord<'outcomes'>[]> {
  const counts = new Map<string, { plays: number; accepted: number }>();
  const count = (task: string, verdict: string): void => {
    const counted = counts.get(task) ?? { plays: 0, accepted: 0 };
    counts.set(task, counted);
    if (verdict === 'accepted' || verdict === 'rejected') counted.plays += 1;
    if (verdict === 'accepted') counted.accepted += 1;
  };
  for await (const { task } of store.read('judgements')) count(task, 'accepted');
  for await (const { stage, record } of store.rejects()) {
    if (stage !== judge.name || !record) continue;
    const { task, verdict } = verdictSchema.parse({ task: record.task, verdict: record.verdict });
    count(task, verdict);
  }
  return [...counts]
    .sort(([a], [b]) => compareIds(a, b))
    .map(([task, { plays, accepted }]) => {
      const known = facts.get(task);
      if (!known) throw new BugError(`a play of task ${task} was judged, and there is no such task`);
      const { kind, difficulty } = known;
      const rate = plays > 0 ? { passRate: roundedShare(accepted, plays) } : {};
      return withId({ from: [task], task, kind, difficulty, plays, accepted, ...rate });
    });
}

const roundedShare = (part: number, whole: number): number => Math.round((part / whole) * 1e4) / 1e4;
