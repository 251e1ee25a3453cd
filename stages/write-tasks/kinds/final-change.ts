// final_change: a change that a policy allows only after the user has agreed to it. The agent says what it is
// about to do, waits for a clear yes, and then does it.
import { planGoal } from '../goal.ts';
import { madeAndGoingOn } from '../graph/follow-up.ts';
import { oneTurn, type TaskKind } from './kind.ts';
import { canMeet } from './prospect.ts';

export const finalChange: TaskKind = {
  name: 'final_change',
  brief:
    'A request for a final change, which a policy in the system prompt allows only after the user has ' +
    'agreed to it. The agent says what it is about to do, waits for a clear yes, and does it.',
  difficulty: 3,
  suits: (prospect) =>
    canMeet(prospect, ({ check }) => check.on === 'change' && check.unless === 'confirmed'),
  odds: 0.7,
  isLive: false,
  draft(material, random) {
    const plan = planGoal(
      material.scratch,
      { admits: ({ effect }) => effect === 'write', lookups: 'sometimes', needsConsent: true },
      random,
    );
    const task = plan && oneTurn({ plans: [plan], request: plan.say }, material, random);
    return task && madeAndGoingOn(task, material, { scratch: material.scratch, random });
  },
};
