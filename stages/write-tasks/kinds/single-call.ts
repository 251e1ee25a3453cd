// single_call: one call, with everything it needs in the opening message.
import { planGoal, tellsKey } from '../goal.ts';
import { oneTurn, type TaskKind } from './kind.ts';

export const singleCall: TaskKind = {
  name: 'single_call',
  brief: 'One call is enough. The opening message contains everything that the call needs.',
  difficulty: 1,
  isLive: false,
  draft(material, random) {
    const plans = Array.from({ length: random.chance(0.1) ? 1 : draws }, () =>
      planGoal(material.scratch, { admits: () => true, lookups: 'never' }, random),
    ).filter((plan) => plan !== undefined);
    const plan = plans.find((each) => !tellsKey(each)) ?? plans[0];
    return plan && oneTurn({ plans: [plan], request: plan.say }, material, random);
  },
};

/** Goals drawn until one needs no key. Most people have none at hand, and looking one up is a second call. */
const draws = 6;
