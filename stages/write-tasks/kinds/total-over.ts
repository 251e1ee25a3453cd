// total_over: a figure over all rows of a search, or over two groups that are compared. It may take several pages.
import { summableFields } from '../graph/fields.ts';
import { followedUp } from '../graph/follow-up.ts';
import { planOf, planWith } from '../graph/graph-goal.ts';
import { aggregate } from '../graph/operators/aggregate.ts';
import { compareTotals } from '../graph/operators/compare-totals.ts';
import { calculatorToolsOf } from '../mathematics/problem.ts';
import type { TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';

/** Most fits are found within five attempts; an agent without a fitting search fails each of them at once. */
const attempts = 15;

export const totalOver: TaskKind = {
  name: 'total_over',
  brief:
    'The user wants a figure over many records, such as a total or an average, or wants to compare two ' +
    'such figures. The agent reads all pages of the searches and works it out.',
  difficulty: 3,
  // With a calculator at hand, nobody should add up in the head.
  suits: (prospect) =>
    calculatorToolsOf(prospect.agent).length === 0 &&
    hasList(prospect, (rows) => summableFields(rows).length > 0),
  isLive: false,
  draft(material, random) {
    const operator = random.pick([aggregate, compareTotals]);
    const goals = planWith(operator, { scratch: material.scratch, random }, attempts);
    return goals && planOf(followedUp(goals, { scratch: material.scratch, random }), material, random);
  },
};
