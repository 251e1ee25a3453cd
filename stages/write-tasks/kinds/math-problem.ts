// math_problem: a problem in which numbers decide. It is solved by calls that build on each other, and the answer has
// its unit and the rounding that the user wants.
import { drawProblem, mathPlan, mathToolsOf } from '../mathematics/problem.ts';
import type { TaskKind } from './kind.ts';

export const mathProblem: TaskKind = {
  name: 'math_problem',
  brief:
    'A problem from everyday life, work, or school that takes a calculation too long for the head. The user gives all ' +
    'figures, and says in which unit or with how many decimals the answer should be where that matters.',
  difficulty: 2,
  isLive: true,
  share: 1.6,
  suits: ({ agent }) => mathToolsOf(agent).length > 0,
  draft: () => undefined,
  async draftByRunning(material, random) {
    const problem = await drawProblem(material, random);
    return problem && mathPlan([problem], { material, random });
  },
};
