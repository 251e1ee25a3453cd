// single_call: one call, with everything it needs in the opening message.
import { planGoal } from '../goal.ts';
import { oneTurn, type TaskKind } from './kind.ts';

export const singleCall: TaskKind = {
  name: 'single_call',
  brief: 'One call is enough. The opening message contains everything that the call needs.',
  difficulty: 1,
  weight: 3,
  isLive: false,
  draft(material, random) {
    const plan = planGoal(material.scratch, { admits: () => true, lookups: 'never' }, random);
    return plan && oneTurn({ plans: [plan], request: plan.say }, material, random);
  },
};
