// own_server: questions about what a live server of the user's own returns.

import { type GraphGoal, planOf } from '../graph/graph-goal.ts';
import { nextRequest } from '../graph/next-request.ts';
import { ownServerGoals } from '../own-server/goals.ts';
import type { TaskKind } from './kind.ts';

const attempts = 12;

export const ownServer: TaskKind = {
  name: 'own_server',
  brief:
    'One or two questions about records of a live server: a detail of one, the one with the most of ' +
    'something, or a comparison of two.',
  difficulty: 2,
  suits: ({ agent }) => agent.parts.some(({ server, primary }) => primary && server !== undefined),
  isLive: true,
  isOptional: true,
  draft(material, random) {
    const { explored = [] } = material;
    if (explored.length === 0) return undefined;
    const wanted = random.chance(0.4) ? 2 : 1;
    const goals: GraphGoal[] = [];
    for (let attempt = 0; attempt < attempts && goals.length < wanted; attempt += 1) {
      const goal = random.pick(ownServerGoals)(explored, random);
      const next = goal && withoutKnown(goal, goals);
      if (next)
        goals.push(goals.length === 0 ? next : { ...next, say: `${nextRequest(random)} ${next.say}` });
    }
    return goals.length > 0 ? planOf(goals, material, random) : undefined;
  },
};

/** A later goal without the calls whose results are known; undefined if they were all it needed. */
export function withoutKnown(goal: GraphGoal, earlier: readonly GraphGoal[]): GraphGoal | undefined {
  if (earlier.length === 0) return goal;
  const known = new Set(earlier.flatMap(({ calls }) => calls.map(keyOf)));
  const calls = goal.calls.filter((call) => !known.has(keyOf(call)));
  const isComputed = goal.communicate.some(({ computedFrom }) => computedFrom !== undefined);
  return calls.length === 0 || (isComputed && calls.length < goal.calls.length)
    ? undefined
    : { ...goal, calls };
}

const keyOf = ({ tool, arguments: given }: GraphGoal['calls'][number]): string =>
  JSON.stringify([tool, given]);
