// What a trajectory was played with: its task and its agent, as the face showed them.
import type { Reader } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Face } from '../../schemas/face.ts';
import type { Task } from '../../schemas/task.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { facedAgent, facedTask } from './apply.ts';

/** A task and the agent that it is for. */
export interface Setting {
  readonly task: Task;
  readonly agent: Agent;
}

export async function settingOf(
  { task: taskId, agent: agentId, face, twin }: Pick<Trajectory, 'task' | 'agent' | 'face' | 'twin'>,
  store: Reader,
): Promise<Setting> {
  const [task, agent] = await Promise.all([store.get('tasks', taskId), store.get('agents', agentId)]);
  return behindFace({ task: twin === undefined ? task : inClearWeather(task), agent }, face);
}

/** The task as a twin plays it. */
export const inClearWeather = (task: Task): Task => ({ ...task, faults: [] });

/** Faults that last change what is right, and how the task ends. */
export const canBeClear = ({ faults }: Task): boolean =>
  faults.length > 0 && faults.every(({ lasting }) => !lasting);

export function behindFace({ task, agent }: Setting, face: Face | undefined): Setting {
  return face ? { task: facedTask(task, face), agent: facedAgent(agent, face) } : { task, agent };
}
