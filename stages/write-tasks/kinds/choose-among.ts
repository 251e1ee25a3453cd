// choose_among: compare the rows of a search, and act on the one that stands out.
import { comparableFields } from '../graph/fields.ts';
import { followedUp } from '../graph/follow-up.ts';
import { planOf, planWith } from '../graph/graph-goal.ts';
import { compareAndChoose } from '../graph/operators/compare-and-choose.ts';
import type { TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';

/** Most fits are found within five attempts; an agent without a fitting search fails each of them at once. */
const attempts = 15;

export const chooseAmong: TaskKind = {
  name: 'choose_among',
  brief:
    'The user wants the one of several records that stands out (the earliest, the cheapest). The agent ' +
    'reads all of them, page by page if need be, compares them, acts on that one, and says which it is.',
  difficulty: 3,
  suits: (prospect) => hasList(prospect, (rows) => comparableFields(rows).length > 0),
  isLive: false,
  draft(material, random) {
    const goals = planWith(compareAndChoose, { scratch: material.scratch, random }, attempts);
    return goals && planOf(followedUp(goals, { scratch: material.scratch, random }), material, random);
  },
};
