// sequence: calls that build on each other. A key must be found first, or one message makes two requests.
import { planGoal } from '../goal.ts';
import { followedUp, goalIn } from '../graph/follow-up.ts';
import { planOf, planWith } from '../graph/graph-goal.ts';
import { shiftDate } from '../graph/operators/shift-date.ts';
import type { TaskPlan } from '../plan.ts';
import { inOrder } from '../request.ts';
import { oneTurn, type TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';

/** How often a day is worked out from another, where an application lets it. */
const shiftShare = 0.3;

export const sequence: TaskKind = {
  name: 'sequence',
  brief:
    'Two to four calls, each of which needs what an earlier one returned, or two requests in one ' +
    'message, fulfilled in order.',
  difficulty: 3,
  suits: (prospect) => hasList(prospect),
  odds: 0.85,
  isLive: false,
  draft(material, random) {
    if (random.chance(shiftShare)) {
      const goals = planWith(shiftDate, { scratch: material.scratch, random }, 4);
      if (goals) return planOf(followedUp(goals, { scratch: material.scratch, random }), material, random);
    }
    const first = planGoal(material.scratch, { admits: () => true, lookups: 'always' }, random);
    if (!first) return undefined;
    material.scratch.keep(first.main, first.arguments);
    const goesOn = (task: TaskPlan): TaskPlan =>
      planOf(followedUp([goalIn(task)], { scratch: material.scratch, random }), material, random);
    if (random.chance(0.6)) return goesOn(oneTurn({ plans: [first], request: first.say }, material, random));
    const second = planGoal(
      material.scratch,
      { admits: (tool) => tool.effect === 'write' && tool.name !== first.main.name, lookups: 'sometimes' },
      random,
    );
    if (!second) return goesOn(oneTurn({ plans: [first], request: first.say }, material, random));
    material.scratch.keep(second.main, second.arguments);
    const request = inOrder(first.say, second.say, random);
    return goesOn(oneTurn({ plans: [first, second], request }, material, random));
  },
};
