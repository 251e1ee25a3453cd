// verify_after: a change, and a look at the records afterward.
import { followedUp } from '../graph/follow-up.ts';
import { planOf, planWith } from '../graph/graph-goal.ts';
import { verifyAfterwards } from '../graph/operators/verify-afterwards.ts';
import type { TaskKind } from './kind.ts';
import { changesListed } from './prospect.ts';

/** Most fits are found within five attempts; an agent without a fitting search fails each of them at once. */
const attempts = 15;

export const verifyAfter: TaskKind = {
  name: 'verify_after',
  brief:
    'The user describes a record, wants it changed, and wants to know how many records of some sort there ' +
    'are after the change. The agent finds it, changes it, and then looks again.',
  difficulty: 3,
  suits: (prospect) => changesListed(prospect),
  odds: 0.7,
  isLive: false,
  draft(material, random) {
    const goals = planWith(verifyAfterwards, { scratch: material.scratch, random }, attempts);
    return goals && planOf(followedUp(goals, { scratch: material.scratch, random }), material, random);
  },
};
