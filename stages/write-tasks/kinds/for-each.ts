// for_each: the same change for every row of a search.
import { followedUp } from '../graph/follow-up.ts';
import { planOf, planWith } from '../graph/graph-goal.ts';
import { forEach as operator } from '../graph/operators/for-each.ts';
import type { TaskKind } from './kind.ts';
import { changesListed } from './prospect.ts';

/** A series must work for each of its rows, so it takes more attempts than a single change. */
const attempts = 25;

export const forEach: TaskKind = {
  name: 'for_each',
  brief:
    'The user wants the same change for every record of a search, 4 to 30 of them. The agent finds them ' +
    'all, makes each change, and says how many there were.',
  difficulty: 4,
  suits: (prospect) => changesListed(prospect, { isWanted: ({ operation }) => operation !== 'remove' }),
  // Of ten tasks, one should take ten calls or more.
  share: 2,
  odds: 0.6,
  isLive: false,
  draft(material, random) {
    const goals = planWith(operator, { scratch: material.scratch, random }, attempts);
    return goals && planOf(followedUp(goals, { scratch: material.scratch, random }), material, random);
  },
};
