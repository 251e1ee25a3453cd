// several_turns: the user makes one request after another.
import { type GoalPlan, planGoal } from '../goal.ts';
import { nextRequest } from '../graph/next-request.ts';
import type { PlannedCall } from '../plan.ts';
import { inVoice } from '../wording.ts';
import { callsOf, type TaskKind, uniqueFacts } from './kind.ts';

export const severalTurns: TaskKind = {
  name: 'several_turns',
  brief: 'Two or three goals that the user brings up one after the other, each once the one before is done.',
  difficulty: 4,
  weight: 5,
  isLive: false,
  draft({ scratch, persona }, random) {
    const plans: GoalPlan[] = [];
    const wanted = random.integer(2, 3);
    for (let attempt = 0; attempt < 6 && plans.length < wanted; attempt += 1) {
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
    const [first, ...later] = plans;
    if (!first || later.length === 0) return undefined;
    const calls: PlannedCall[] = [];
    const goals = plans.map((plan, goal) => {
      const own = callsOf([plan], goal, (calls.at(-1)?.turn ?? -1) + 1);
      calls.push(...own);
      return {
        say: goal === 0 ? plan.say : `${nextRequest(random)} ${plan.say}`,
        calls: own.map((_, index) => calls.length - own.length + index),
      };
    });
    return {
      request: inVoice(persona, first.say, random),
      goals,
      facts: uniqueFacts([
        ...first.facts,
        ...later.flatMap((plan) => plan.facts.map((fact) => ({ ...fact, disclosed: 'later' as const }))),
      ]),
      expected: 'fulfil',
      withheld: [],
      calls,
      communicate: plans.flatMap((plan, goal) => plan.communicate.map((fact) => ({ ...fact, goal }))),
      faults: [],
    };
  },
};
