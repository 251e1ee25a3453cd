// too_many_results: a search finds more than one page shows. The agent pages on until it has what the user means,
// or narrows the search by what the user adds.
import { followedUp } from '../graph/follow-up.ts';
import { planOf, planWith } from '../graph/graph-goal.ts';
import { narrowDown } from '../graph/operators/narrow-down.ts';
import { pageUntilFound } from '../graph/operators/page-until-found.ts';
import type { TaskKind } from './kind.ts';
import { hasList, rowsIn } from './prospect.ts';

const attempts = 12;
/** More than a page shows, with a filter or two. */
const manyRows = 15;

export const tooManyResults: TaskKind = {
  name: 'too_many_results',
  brief:
    'A search finds far more than one page shows. The agent pages on until it has the one record that the ' +
    'user means, or tells how many there are and narrows the search by what the user then adds.',
  difficulty: 3,
  suits: (prospect) => hasList(prospect, (rows) => rowsIn(prospect, rows) >= manyRows),
  isLive: false,
  draft(material, random) {
    const scene = { scratch: material.scratch, random };
    const [one, other] = random.shuffle([pageUntilFound, narrowDown]);
    const goals = (one && planWith(one, scene, attempts)) ?? (other && planWith(other, scene, attempts));
    return goals && planOf(followedUp(goals, scene), material, random);
  },
};
