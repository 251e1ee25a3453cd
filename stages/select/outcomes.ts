// How the plays of each task came out, from the judgements and from the rejects of the judge.
import { BugError } from '../../pipeline/errors.ts';
import { withId } from '../../pipeline/hash.ts';
import type { NewRecord } from '../../pipeline/stage.ts';
import { compareIds, type Reader } from '../../pipeline/store.ts';
import type { Digests } from '../../schemas/digests.ts';
import { judge } from '../judge.ts';
import type { TaskFacts } from './task-facts.ts';

interface Counts {
  plays: number;
  accepted: number;
}

/**
 * One for each task that was played, in the order of their IDs. What the user or the environment spoiled, and what was
 * not decided, is no play of the agent.
 */
export async function outcomesOf(
  store: Reader,
  facts: ReadonlyMap<string, TaskFacts>,
): Promise<NewRecord<'outcomes'>[]> {
  const counts = await countedPlays(store);
  return [...counts]
    .sort(([a], [b]) => compareIds(a, b))
    .map(
      ([
        task,
        {
          struck: { plays, accepted },
          clear,
        },
      ]) => {
        const known = facts.get(task);
        if (!known) throw new BugError(`a play of task ${task} was judged, and there is no such task`);
        const { kind, difficulty } = known;
        const rate = plays > 0 ? { passRate: roundedShare(accepted, plays) } : {};
        const twins = clear.plays > 0 ? { clear } : {};
        return withId({ from: [task], task, kind, difficulty, plays, accepted, ...rate, ...twins });
      },
    );
}

/** By task; `clear` counts twins. */
async function countedPlays(store: Reader): Promise<Map<string, { struck: Counts; clear: Counts }>> {
  const counts = new Map<string, { struck: Counts; clear: Counts }>();
  const count = ({ task, verdict, twin }: Digests['judgements']): void => {
    const counted = counts.get(task) ?? {
      struck: { plays: 0, accepted: 0 },
      clear: { plays: 0, accepted: 0 },
    };
    counts.set(task, counted);
    const weather = twin === undefined ? counted.struck : counted.clear;
    if (verdict === 'accepted' || verdict === 'rejected') weather.plays += 1;
    if (verdict === 'accepted') weather.accepted += 1;
  };
  for await (const judgement of store.digests('judgements')) count(judgement);
  for await (const { stage, judged } of store.digests('rejects'))
    if (stage === judge.name && judged) count(judged);
  return counts;
}

const roundedShare = (part: number, whole: number): number => Math.round((part / whole) * 1e4) / 1e4;
