// autonomous: work without a user. The opening message carries everything, nobody answers questions, and the play ends
// with the agent's report.
import {
  type GraphGoal,
  inOneMessage,
  type Operator,
  planOf,
  planWith,
  type Scene,
} from '../graph/graph-goal.ts';
import { aggregate } from '../graph/operators/aggregate.ts';
import { compareAndChoose } from '../graph/operators/compare-and-choose.ts';
import { condition } from '../graph/operators/condition.ts';
import { forEach } from '../graph/operators/for-each.ts';
import { verifyAfterwards } from '../graph/operators/verify-afterwards.ts';
import type { TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';

const attempts = 12;

const operators: readonly Operator[] = [
  forEach,
  forEach,
  condition,
  compareAndChoose,
  verifyAfterwards,
  aggregate,
];
/** How many of those who hand over a job hand over two. */
const twoJobs = 0.6;

/** How people say that they will not be there. */
const farewells: readonly string[] = [
  "I'm offline after this, so please decide on your own and send me a report.",
  'No need to check back with me; a report at the end is enough.',
  "I won't be able to answer questions. Just tell me at the end what you did.",
  'Please see it through without me and sum up the result.',
  "I'm boarding a plane, so don't wait for me. Write down how it went.",
  'This runs unattended: nobody reads along until your report is there.',
  "I'll read your report tomorrow morning and won't look at messages before that.",
  'You have everything you need, so no questions please, just the outcome.',
  "I'm in meetings all day. Finish it and leave me a summary.",
  'Treat this as a job that has to run by itself, and report when it is done.',
  "Don't ask me anything in between; I only need the final report.",
  'My shift ends now. Whoever comes next will read your report.',
];

export const autonomous: TaskKind = {
  name: 'autonomous',
  brief:
    'A job without a user: the opening message carries everything that is needed, nobody answers ' +
    'questions, and the agent ends with a report.',
  difficulty: 4,
  suits: (prospect) => hasList(prospect),
  isLive: false,
  draft(material, random) {
    const scene = { scratch: material.scratch, random };
    for (const operator of random.shuffle(operators)) {
      const [goal, ...others] = planWith(operator, scene, attempts) ?? [];
      if (!goal || others.length > 0) continue;
      const plan = planOf([random.chance(twoJobs) ? withSecond(goal, scene) : goal], material, random);
      if (plan.facts.some(({ disclosed }) => disclosed !== 'opening')) continue;
      return { ...plan, autonomous: true, request: `${plan.request} ${random.pick(farewells)}` };
    }
    return undefined;
  },
};

/** Another job in the same message, which ends with another tool. */
function withSecond(goal: GraphGoal, scene: Scene): GraphGoal {
  const isOther = (others: readonly GraphGoal[]): boolean =>
    others.length === 1 && others[0]?.calls.at(-1)?.tool !== goal.calls.at(-1)?.tool;
  const operator = scene.random.pick(operators);
  const [second] =
    planWith(
      {
        ...operator,
        plan(each) {
          const planned = [operator.plan(each) ?? []].flat();
          return isOther(planned) ? planned : undefined;
        },
      },
      scene,
      attempts,
    ) ?? [];
  return second ? inOneMessage(goal, second, scene.random) : goal;
}
