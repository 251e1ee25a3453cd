// across_applications: a request that takes two applications. A value of one goes into the other, or there is
// something to do in each.
import type { Random } from '../../../pipeline/hash.ts';
import { type GraphGoal, inOneMessage, planOf, planWith } from '../graph/graph-goal.ts';
import { compareAndChoose } from '../graph/operators/compare-and-choose.ts';
import { condition } from '../graph/operators/condition.ts';
import { transfer } from '../graph/operators/transfer.ts';
import { verifyAfterwards } from '../graph/operators/verify-afterwards.ts';
import type { Scratch } from '../scratch.ts';
import type { TaskKind } from './kind.ts';

/** Which pairs of fields fit is known beforehand; attempts are for the rows. */
const attempts = 10;

export const acrossApplications: TaskKind = {
  name: 'across_applications',
  brief:
    'The agent works with two applications. The user wants a value that one of them shows to be entered in the ' +
    'other, or has something to be done in each.',
  difficulty: 4,
  // Only agents with two applications can have it, which are few.
  weight: 20,
  isLive: false,
  draft(material, random) {
    const { scratch } = material;
    if (new Set(scratch.tools.map(({ world }) => world)).size < 2) return undefined;
    const goals = planWith(transfer, { scratch, random }, attempts) ?? inEach(scratch, random);
    return goals && planOf(goals, material, random);
  },
};

/** One goal in each of two applications, in one message. */
function inEach(scratch: Scratch, random: Random): GraphGoal[] | undefined {
  const worlds = random.shuffle([...new Set(scratch.tools.map(({ world }) => world))]).slice(0, 2);
  const [first, second] = worlds.flatMap((world) => {
    const part = { ...scratch, tools: scratch.tools.filter((tool) => tool.world === world) };
    const operators = random.shuffle([compareAndChoose, condition, verifyAfterwards]);
    for (const operator of operators) {
      const goals = planWith(operator, { scratch: part, random }, attempts);
      if (goals) return goals.slice(0, 1);
    }
    return [];
  });
  return first && second && [inOneMessage(first, second, random)];
}
