// permanent_failure_other_way: a tool is out for good, and another one reaches the same goal.
import { planWithOtherWay } from '../faults/lasting-plan.ts';
import { planGoal } from '../goal.ts';
import { oneTurn, type TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';

/** About one plan in five has another way. */
const attempts = 12;

export const permanentFailureOtherWay: TaskKind = {
  name: 'permanent_failure_other_way',
  brief:
    'A tool is out of service for the whole conversation. The agent does not insist on it, and reaches the ' +
    'goal with another tool or another search.',
  difficulty: 4,
  suits: (prospect) => hasList(prospect),
  odds: 0.55,
  isLive: false,
  hasFaults: true,
  draft(material, random) {
    const { scratch } = material;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const goal = planGoal(scratch, { admits: () => true, lookups: 'sometimes' }, random);
      const plan = goal && oneTurn({ plans: [goal], request: goal.say }, material, random);
      const found = plan && planWithOtherWay(plan, { scratch, random });
      if (found) return found;
    }
    return undefined;
  },
};
