// What plays come to in a count: which are alike, and how many there are of each kind.
import type { Task } from '../schemas/task.ts';
import type { Trajectory } from '../schemas/trajectory.ts';
import { countInto } from './figure.ts';

/** Plays that say and call the same after the system prompt count once. */
export const withoutTwins = (plays: readonly Trajectory[]): number => new Set(plays.map(bytesOf)).size;

const bytesOf = ({ messages }: Trajectory): string =>
  JSON.stringify(
    messages
      .slice(1)
      .map(({ content, toolCalls }) => [
        content,
        toolCalls?.map(({ name, arguments: given }) => [name, given]),
      ]),
  );

/** By the kind of their task, in the order of its name. */
export function countsByKind(
  plays: readonly Trajectory[],
  tasks: ReadonlyMap<string, Task>,
): [string, number][] {
  const counts = new Map<string, number>();
  for (const { task } of plays) countInto(counts, tasks.get(task)?.kind ?? '');
  return [...counts].sort();
}
