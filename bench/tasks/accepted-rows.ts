// The accepted plays of a run, each with its task and its agent, one at a time.
import type { Reader } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Task } from '../../schemas/task.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import type { Figure } from '../figure.ts';

export interface AcceptedRow {
  readonly trajectory: Trajectory;
  readonly task: Task;
  readonly agent: Agent;
  /** The category of the world that the agent works with first; "live" on live servers. */
  readonly source: string;
}

export interface RowCollector {
  note(row: AcceptedRow): void;
  figures(): Figure[];
}

export async function* acceptedRows(store: Reader): AsyncIterable<AcceptedRow> {
  for await (const { verdict, trajectory: id } of store.read('judgements')) {
    if (verdict !== 'accepted') continue;
    const trajectory = await store.get('trajectories', id);
    const task = await store.get('tasks', trajectory.task);
    const agent = await store.get('agents', trajectory.agent);
    yield { trajectory, task, agent, source: await sourceOf(agent, store) };
  }
}

async function sourceOf({ parts }: Agent, store: Reader): Promise<string> {
  const primary = parts.filter((part) => part.primary);
  if (primary.some((part) => part.environment === 'mcp')) return 'live';
  const [first] = primary.filter((part) => part.environment === 'world');
  return first ? ((await store.get('worlds', first.of)).path[0] ?? '') : '';
}

export const said = ({ trajectory }: AcceptedRow, role: 'system' | 'user' | 'assistant'): string[] =>
  trajectory.messages.filter((message) => message.role === role).map(({ content }) => content);
