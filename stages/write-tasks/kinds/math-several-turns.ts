// math_several_turns: a problem, and then the same with one figure changed: "and what if the rate were 4%?". Everything
// else holds as before, and has to be computed again.
import { drawProblem, type MathGoal, mathPlan, mathToolsOf, variationOf } from '../mathematics/problem.ts';
import type { TaskKind } from './kind.ts';

/** How many users ask a third time. */
const onceMore = 0.4;

export const mathSeveralTurns: TaskKind = {
  name: 'math_several_turns',
  brief:
    'A problem that takes a calculation, and then a short question that changes one of its figures, such as "and what if ' +
    'the rate were 4%?". The user repeats nothing that stays the same.',
  difficulty: 3,
  isLive: true,
  suits: ({ agent }) => mathToolsOf(agent).length > 0,
  draft: () => undefined,
  async draftByRunning(material, random) {
    const problem = await drawProblem(material, random, ({ variations }) => variations !== undefined);
    const varied = problem && (await variationOf(problem, material, random));
    if (!varied || isTheSame(problem, varied)) return undefined;
    const again = random.chance(onceMore) ? await variationOf(varied, material, random) : undefined;
    const goals = [
      problem,
      varied,
      ...(again && ![problem, varied].some((each) => isTheSame(each, again)) ? [again] : []),
    ];
    return mathPlan(goals, { material, random });
  },
};

const isTheSame = (one: MathGoal, other: MathGoal): boolean =>
  JSON.stringify(one.goal.communicate) === JSON.stringify(other.goal.communicate);
