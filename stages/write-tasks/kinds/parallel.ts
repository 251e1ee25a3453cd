// parallel: independent calls, made in one turn.
import { type GoalPlan, planGoal } from '../goal.ts';
import { together } from '../request.ts';
import { oneTurn, type TaskKind } from './kind.ts';

export const parallel: TaskKind = {
  name: 'parallel',
  brief:
    'Two or three independent calls that can be made in one turn, such as the same question about ' +
    'several rows.',
  difficulty: 2,
  weight: 3,
  isLive: false,
  draft(material, random) {
    const plans: GoalPlan[] = [];
    const wanted = random.integer(2, 3);
    for (let attempt = 0; attempt < 12 && plans.length < wanted; attempt += 1) {
      const [first] = plans;
      const plan = planGoal(
        material.scratch,
        {
          admits: (tool) =>
            tool.effect === 'read' &&
            tool.operation !== 'search' &&
            tool.operation !== 'summarise' &&
            (!first || tool.name === first.main.name),
          lookups: 'never',
        },
        random,
      );
      const isNew =
        plan && !plans.some((other) => JSON.stringify(other.arguments) === JSON.stringify(plan.arguments));
      if (isNew && (plan.communicate.length > 0 || plans.length === 0)) plans.push(plan);
    }
    if (plans.length < 2) return undefined;
    const request = together(
      plans.map((plan) => plan.say),
      random,
    );
    const task = oneTurn({ plans, request }, material, random);
    return { ...task, calls: task.calls.map((call) => ({ ...call, turn: 0 })) };
  },
};
