// A trajectory with its task and what the judge said about it.
import type { Judgement } from '../../../schemas/judgement.ts';
import type { Reject } from '../../../schemas/reject.ts';
import type { Task } from '../../../schemas/task.ts';
import type { Trajectory } from '../../../schemas/trajectory.ts';
import type { Reader } from '../../store.ts';

export interface JudgedTrajectory {
  readonly task: Task;
  readonly trajectory: Trajectory;
  /** Undefined until it is judged. */
  readonly verdict: Verdict | undefined;
}

export interface Verdict {
  readonly judgement?: Judgement;
  readonly reject?: Reject;
}

export async function judgedTrajectory(id: string, store: Reader): Promise<JudgedTrajectory> {
  const trajectory = await store.get('trajectories', id);
  const task = await store.get('tasks', trajectory.task);
  return { task, trajectory, verdict: await verdictOn(id, store) };
}

/** A play is judged in the unit of its ID. */
async function verdictOn(trajectory: string, store: Reader): Promise<Verdict | undefined> {
  for (const { records, rejects } of await store.made(trajectory)) {
    const judgement = records.judgements?.find((each) => each.trajectory === trajectory);
    if (judgement) return { judgement };
    const reject = rejects.find(({ record }) => record?.trajectory === trajectory);
    if (reject) return { reject, judgement: judgementIn(reject) };
  }
  return undefined;
}

/** The judge stage puts it into its rejects. */
export const judgementIn = (reject: Reject): Judgement => reject.record as unknown as Judgement;
