// Tasks by the tools that their agents see. Some trainers want to know the tools before they know the task, so tasks
// with the same tools make an environment of their own.
import { hashOf } from '../../pipeline/hash.ts';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import { type EpisodeSetup, lookOf, stagedPlay } from './episode.ts';
import type { ServedTask } from './served-tasks.ts';

export const toolSetPrefix = 'tools-';

/** Names of the tool sets in the order of their first task, each with its tasks. */
export type ToolSets = ReadonlyMap<string, readonly ServedTask[]>;

export const toolsOf = async (task: string, setup: EpisodeSetup): Promise<readonly ToolOffer[]> =>
  lookOf((await stagedPlay({ task, trial: 0 }, setup)).staging).tools;

export async function toolSetsOf(tasks: readonly ServedTask[], setup: EpisodeSetup): Promise<ToolSets> {
  const sets = new Map<string, ServedTask[]>();
  for (const task of tasks) {
    const name = `${toolSetPrefix}${hashOf(await toolsOf(task.id, setup)).slice(0, 10)}`;
    sets.set(name, [...(sets.get(name) ?? []), task]);
  }
  return sets;
}
