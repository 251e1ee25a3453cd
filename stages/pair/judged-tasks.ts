// The judged plays of each task: the unit of work of the stage.
import type { Reader } from '../../pipeline/store.ts';
import { isFatal } from '../judge/rules/rule.ts';
import { judge } from '../judge.ts';

/** A play that the agent spoiled. */
export interface RejectedPlay {
  readonly judgement: string;
  readonly trajectory: string;
  readonly reason: string;
  readonly because: string;
  /** What code holds against the agent. */
  readonly blamed: readonly { readonly rule: string; readonly message: number }[];
}

export interface JudgedTask {
  readonly task: string;
  /** IDs of the judgements. */
  readonly accepted: readonly string[];
  readonly rejected: readonly RejectedPlay[];
}

/**
 * Tasks with a selected play, and all their accepted plays. Plays that the user or the environment spoiled say nothing
 * about the agent.
 */
export async function judgedTasks(store: Reader): Promise<JudgedTask[]> {
  const accepted = new Map<string, string[]>();
  for await (const { task } of store.digests('selections')) accepted.set(task, []);
  for await (const { id, task } of store.digests('judgements')) accepted.get(task)?.push(id);
  const rejected = new Map<string, RejectedPlay[]>();
  for await (const { stage, judged } of store.digests('rejects')) {
    if (stage !== judge.name || !judged) continue;
    const { id, task, verdict, trajectory, reason, because, findings } = judged;
    if (verdict !== 'rejected' || !accepted.has(task)) continue;
    const blamed = findings
      .filter((finding) => isFatal(finding) && finding.blame === 'agent')
      .map(({ rule, message }) => ({ rule, message }));
    const play = { judgement: id, trajectory, reason, because, blamed };
    rejected.set(task, [...(rejected.get(task) ?? []), play]);
  }
  return [...accepted].map(([task, ids]) => ({
    task,
    accepted: ids.toSorted(),
    rejected: (rejected.get(task) ?? []).toSorted((a, b) => (a.trajectory < b.trajectory ? -1 : 1)),
  }));
}
