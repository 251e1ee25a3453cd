// Some of many tasks, as even over their kinds as there are enough of each.
import { compareIds } from '../store.ts';
import type { EvalTask } from './plays.ts';

/** All of them if no number is wanted. IDs are content hashes, so the lowest ones of a kind are a uniform sample. */
export function evenlyOverKinds(tasks: readonly EvalTask[], wanted: number | undefined): readonly EvalTask[] {
  if (wanted === undefined || wanted >= tasks.length) return tasks;
  const byKind = new Map<string, EvalTask[]>();
  for (const task of tasks.toSorted((a, b) => compareIds(a.id, b.id)))
    byKind.set(task.kind, [...(byKind.get(task.kind) ?? []), task]);
  const kinds = [...byKind].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ofKind]) => ofKind);
  const chosen: EvalTask[] = [];
  for (let round = 0; chosen.length < wanted; round += 1)
    for (const ofKind of kinds) {
      const task = ofKind[round];
      if (task && chosen.length < wanted) chosen.push(task);
    }
  return chosen;
}
