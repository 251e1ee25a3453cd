// What a trajectory was played with: its task and its agent, behind the face that they had.
import type { Reader } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Task } from '../../schemas/task.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { facedAgent, facedTask } from './apply.ts';

export async function settingOf(
  { task: taskId, agent: agentId, face }: Pick<Trajectory, 'task' | 'agent' | 'face'>,
  store: Reader,
): Promise<{ task: Task; agent: Agent }> {
  const [task, agent] = await Promise.all([store.get('tasks', taskId), store.get('agents', agentId)]);
  return face ? { task: facedTask(task, face), agent: facedAgent(agent, face) } : { task, agent };
}
