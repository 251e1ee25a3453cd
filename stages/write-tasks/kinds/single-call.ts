// single_call: one call with everything said at once.
import { planGoal } from '../goal.ts';
import { oneTurn, type TaskKind } from './kind.ts';

export const singleCall: TaskKind = {
  name: 'single_call',
  brief: 'One call of one tool is enough. The opening message says everything that the call needs.',
  difficulty: 1,
  weight: 3,
  isLive: false,
  draft(material, random) {
    const plan = planGoal(material.scratch, { admits: () => true, lookups: 'never' }, random);
    return plan && oneTurn([plan], plan.say, material, random);
  },
};
