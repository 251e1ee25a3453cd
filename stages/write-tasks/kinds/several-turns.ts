// several_turns: the user makes one request after another.
import { type GoalPlan, planGoal } from '../goal.ts';
import { goingOn } from '../graph/follow-up.ts';
import { nextRequest } from '../graph/next-request.ts';
import { severalTurnsOf, type TaskKind } from './kind.ts';

export const severalTurns: TaskKind = {
  name: 'several_turns',
  brief: 'Two to four goals that the user brings up one after the other, each once the one before is done.',
  difficulty: 4,
  odds: 0.55,
  isLive: false,
  draft({ scratch, persona }, random) {
    const plans: GoalPlan[] = [];
    const wanted = random.integer(2, 4);
    for (let attempt = 0; attempt < 8 && plans.length < wanted; attempt += 1) {
      const last = plans.at(-1);
      const plan = planGoal(
        scratch,
        { admits: (tool) => tool.name !== last?.main.name, lookups: 'sometimes' },
        random,
      );
      if (!plan) continue;
      if (plan.main.effect === 'write') scratch.keep(plan.main, plan.arguments);
      plans.push(plan);
    }
    if (plans.length < 2) return undefined;
    const turns = plans.map((plan, goal) => ({
      say: goal === 0 ? plan.say : `${nextRequest(random)} ${plan.say}`,
      plans: [plan],
    }));
    return goingOn(severalTurnsOf(turns, { persona }, random), { persona }, { scratch, random });
  },
};
