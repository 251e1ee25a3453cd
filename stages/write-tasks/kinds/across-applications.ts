// across_applications: a request that takes two applications. A value of one goes into the other, or there is
// something to do in each.
import type { Random } from '../../../pipeline/hash.ts';
import { followedUp } from '../graph/follow-up.ts';
import { type GraphGoal, inOneMessage, type Operator, planOf, planWith } from '../graph/graph-goal.ts';
import { aggregate } from '../graph/operators/aggregate.ts';
import { compareAndChoose } from '../graph/operators/compare-and-choose.ts';
import { compareTotals } from '../graph/operators/compare-totals.ts';
import { condition } from '../graph/operators/condition.ts';
import { gatherThenAct } from '../graph/operators/gather-then-act.ts';
import { prefer } from '../graph/operators/prefer.ts';
import { searchInVain } from '../graph/operators/search-in-vain.ts';
import { secondChoice } from '../graph/operators/second-choice.ts';
import { transfer } from '../graph/operators/transfer.ts';
import { verifyAfterwards } from '../graph/operators/verify-afterwards.ts';
import type { Scratch } from '../scratch.ts';
import type { TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';

/** Which pairs of fields fit is known beforehand; attempts are for the rows. */
const attempts = 10;

export const acrossApplications: TaskKind = {
  name: 'across_applications',
  brief:
    'The agent works with two applications. The user wants a value that one of them shows to be entered in ' +
    'the other, or has something to be done in each.',
  difficulty: 4,
  suits(prospect) {
    const worlds = new Set(prospect.tools.map(({ world }) => world));
    return (
      worlds.size > 1 && [...worlds].every((world) => hasList(prospect, ({ tool }) => tool.world === world))
    );
  },
  isLive: false,
  draft(material, random) {
    const { scratch } = material;
    if (new Set(scratch.tools.map(({ world }) => world)).size < 2) return undefined;
    const goals = planWith(transfer, { scratch, random }, attempts) ?? inEach(scratch, random);
    return goals && planOf(followedUp(goals, { scratch, random }), material, random);
  },
};

/** What people have to do in one application and then in another, from the deepest to what fits nearly always. */
const operators: readonly Operator[][] = [
  [gatherThenAct, prefer, secondChoice, compareAndChoose],
  [condition, verifyAfterwards, compareTotals],
  [aggregate, searchInVain],
];

/** One goal in each of two applications, in one message. */
function inEach(scratch: Scratch, random: Random): GraphGoal[] | undefined {
  const found: GraphGoal[] = [];
  for (const world of random.shuffle([...new Set(scratch.tools.map((tool) => tool.world))])) {
    const part = { ...scratch, tools: scratch.tools.filter((tool) => tool.world === world) };
    const [goal] = goalsIn(part, random) ?? [];
    if (goal) found.push(goal);
    const [first, second] = found;
    if (first && second) return [inOneMessage(first, second, random)];
  }
  return undefined;
}

function goalsIn(scratch: Scratch, random: Random): GraphGoal[] | undefined {
  for (const operator of operators.flatMap((sort) => random.shuffle(sort))) {
    const goals = planWith(operator, { scratch, random }, attempts);
    if (goals) return goals;
  }
  return undefined;
}
