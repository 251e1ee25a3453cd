// math_without_tool: a sum that anybody does in the head, or the meaning of a word. A call would only take time, so the
// agent answers at once. Some users ask it after a problem that did take calls.
import type { Random } from '../../../pipeline/hash.ts';
import { mentalQuestion } from '../mathematics/mental.ts';
import { drawProblem, type MathGoal, mathPlan, mathToolsOf } from '../mathematics/problem.ts';
import type { TaskKind } from './kind.ts';

/** How many ask it out of the blue. */
const alone = 0.5;

export const mathWithoutTool: TaskKind = {
  name: 'math_without_tool',
  brief:
    'A question that takes no tool although there are many: a sum that anybody does in the head, a conversion that ' +
    'everybody knows, or what a mathematical term is called.',
  difficulty: 1,
  isLive: true,
  share: 0.6,
  suits: ({ agent }) => mathToolsOf(agent).length > 0,
  draft: () => undefined,
  async draftByRunning(material, random) {
    const last = mentalGoal(random);
    if (random.chance(alone)) return mathPlan([last], { material, random });
    const first = await drawProblem(material, random);
    return first && mathPlan([first, withLead(last, random)], { material, random });
  },
};

function mentalGoal(random: Random): MathGoal {
  const { say, name, value } = mentalQuestion(random);
  return {
    family: 'mental',
    drawn: undefined,
    way: 'work',
    goal: { say, facts: [], calls: [], communicate: [{ name, value, computedFrom: [] }] },
    answers: [{ name, value }],
  };
}

const leads: readonly string[] = [
  'Thanks. And one small thing:',
  'Good. Something else, in passing:',
  'That helps. While you are at it:',
  'All right. And just so I have it:',
  'Perfect. One more, an easy one:',
  'Thank you. On another note:',
];

/** The lead says already that it is a small thing. */
const withLead = (goal: MathGoal, random: Random): MathGoal => {
  const [{ name } = { name: '' }] = goal.answers;
  return { ...goal, goal: { ...goal.goal, say: `${random.pick(leads)} what is the ${name}?` } };
};
