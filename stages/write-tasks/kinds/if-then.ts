// if_then: what is done depends on what a record says.
import { followedUp } from '../graph/follow-up.ts';
import { planOf, planWith } from '../graph/graph-goal.ts';
import { condition } from '../graph/operators/condition.ts';
import type { TaskKind } from './kind.ts';
import { changesListed } from './prospect.ts';

/** A row that the user can describe and that the change suits is found within a few attempts, or not at all. */
const attempts = 15;

export const ifThen: TaskKind = {
  name: 'if_then',
  brief:
    'The user wants a change only if a record says a certain thing, and otherwise wants to know what it ' +
    'says. The agent looks first, and then makes the change or leaves the record alone.',
  difficulty: 3,
  suits: (prospect) => changesListed(prospect),
  odds: 0.75,
  isLive: false,
  draft(material, random) {
    const goals = planWith(condition, { scratch: material.scratch, random }, attempts);
    return goals && planOf(followedUp(goals, { scratch: material.scratch, random }), material, random);
  },
};
