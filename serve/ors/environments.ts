// The environments that an ORS client sees: one with all tasks, and one for each set of tools. A path without the name
// of an environment means the one that the header X-Deployment names, or else the first.

import { z } from 'zod';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import type { Backstage } from '../backstage.ts';
import { replyTool } from '../episodes/reply-tool.ts';
import { type ServedTask, type Split, splits } from '../episodes/served-tasks.ts';
import { type ToolSets, toolSetPrefix, toolSetsOf, toolsOf } from '../episodes/tool-sets.ts';
import { type Exchange, HttpError, headerOf } from '../http/exchange.ts';

export const wholeName = 'toolloom';

export interface OrsEnvironment {
  readonly name: string;
  readonly tasks: Readonly<Record<Split, readonly ServedTask[]>>;
  /** The tools that all of its tasks have. */
  tools(): Promise<readonly ToolOffer[]>;
}

export interface OrsEnvironments {
  names(): Promise<readonly string[]>;
  /** Whether a path that begins with this is about an environment. */
  isName(name: string): boolean;
  /** Throws an HttpError if there is no such environment. */
  named(name: string): Promise<OrsEnvironment>;
}

export function orsEnvironments({ tasks, setup }: Pick<Backstage, 'tasks' | 'setup'>): OrsEnvironments {
  const listed = tasks.filter(({ split }) => split !== undefined);
  const whole = environmentOf(wholeName, listed, async () => [replyTool([], false)]);
  let sets: Promise<ToolSets> | undefined;
  /** Takes a look at every task, so it waits until somebody asks. */
  const toolSets = (): Promise<ToolSets> => (sets ??= toolSetsOf(listed, setup));
  return {
    names: async () => [wholeName, ...(await toolSets()).keys()],
    isName: (name) => name === wholeName || name.startsWith(toolSetPrefix),
    async named(name) {
      if (name === wholeName) return whole;
      const own = (await toolSets()).get(name);
      const [first] = own ?? [];
      if (!own || !first)
        throw new HttpError(404, `there is no environment ${name}; /list_environments lists them`);
      return environmentOf(name, own, () => toolsOf(first.id, setup));
    },
  };
}

function environmentOf(
  name: string,
  tasks: readonly ServedTask[],
  tools: OrsEnvironment['tools'],
): OrsEnvironment {
  const of = (split: Split): readonly ServedTask[] => tasks.filter((task) => task.split === split);
  return { name, tools, tasks: { train: of('train'), test: of('test') } };
}

/** Those that have a task. */
export const splitsOf = ({ tasks }: OrsEnvironment): readonly Split[] =>
  splits.filter((split) => tasks[split].length > 0);

/** What a client gets to know of a task before it plays it. The kind would give away what to do. */
export const taskSpec = ({ id, agent, difficulty }: ServedTask) => ({ id, agent, difficulty });

/** Any name that is none of an environment means the first, as in the server of the SDK. */
export function deploymentIn({ request }: Exchange, environments: OrsEnvironments): string {
  const name = headerOf(request, 'x-deployment')?.toLowerCase() ?? '';
  return environments.isName(name) ? name : wholeName;
}

export const splitSchema = z.enum(splits);

export function taskAt({ tasks }: OrsEnvironment, split: Split, index: number): ServedTask {
  const task = tasks[split][index];
  if (task) return task;
  throw new HttpError(400, `the split ${split} has ${tasks[split].length} tasks, and none at ${index}`);
}
