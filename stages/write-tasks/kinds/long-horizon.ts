// long_horizon: a session of work. Several goals, each planned and executed by an operator and each with facts or
// changes that are checked, come to 30 calls or more.
import type { Random } from '../../../pipeline/hash.ts';
import { type GraphGoal, type Operator, planOf, planWith } from '../graph/graph-goal.ts';
import { nextRequest } from '../graph/next-request.ts';
import { aggregate } from '../graph/operators/aggregate.ts';
import { compareAndChoose } from '../graph/operators/compare-and-choose.ts';
import { condition } from '../graph/operators/condition.ts';
import { seriesUpTo } from '../graph/operators/for-each.ts';
import { verifyAfterwards } from '../graph/operators/verify-afterwards.ts';
import type { TaskKind } from './kind.ts';
import { changesListed } from './prospect.ts';

/** Calls that make a session long, and the most that fit into a play with room for retries. */
const calls = { least: 30, most: 300 };
/** A user who keeps going for longer than this would be a rare one, but for sessions of many calls. */
const mostGoals = 9;
/** A request of a long session takes so many calls or more, counting those that come to nothing. */
const callsPerGoal = 6;

const operators: readonly Operator[] = [
  seriesUpTo(60),
  compareAndChoose,
  seriesUpTo(60),
  aggregate,
  seriesUpTo(150),
  condition,
  seriesUpTo(60),
  verifyAfterwards,
];

export const longHorizon: TaskKind = {
  name: 'long_horizon',
  brief:
    'A session of work of 30 calls or more: several requests one after the other, among them some for the ' +
    'same change of many records. Each request can be checked by itself.',
  difficulty: 5,
  suits: (prospect) => changesListed(prospect, { isWanted: ({ operation }) => operation !== 'remove' }),
  // Of ten tasks, one should take ten calls or more.
  share: 2,
  odds: 0.45,
  isLive: false,
  draft(material, random) {
    const { scratch } = material;
    const goals: GraphGoal[] = [];
    const wanted = drawLength(random);
    let length = 0;
    const most = Math.max(mostGoals, Math.ceil(wanted / callsPerGoal));
    for (let attempt = 0; attempt < most && length < wanted; attempt += 1) {
      const operator = operators[attempt % operators.length];
      const [goal] = (operator && planWith(newGoals(operator, goals), { scratch, random }, 10)) ?? [];
      if (!goal) continue;
      goals.push(goals.length === 0 ? goal : { ...goal, say: `${nextRequest(random)} ${goal.say}` });
      length += goal.calls.length;
    }
    return length >= calls.least && length <= calls.most ? planOf(goals, material, random) : undefined;
  },
};

/** The operator without goals that end like an earlier one: nobody records the same thing twice in a session. */
const newGoals = (operator: Operator, earlier: readonly GraphGoal[]): Operator => ({
  ...operator,
  plan(scene) {
    const goals = [operator.plan(scene) ?? []].flat();
    const isNew = goals.every((goal) => !earlier.some((other) => lastTool(other) === lastTool(goal)));
    return goals.length > 0 && isNew ? goals : undefined;
  },
});

/** Pages of one search may serve several questions. */
const lastTool = ({ calls: made, communicate }: GraphGoal): string =>
  JSON.stringify([made.at(-1)?.tool, communicate.map(({ name }) => name)]);

/** Long sessions are rarer than short ones. */
const drawLength = (random: Random): number => random.pick([30, 30, 40, 40, 60, 80, 120, 240]);
