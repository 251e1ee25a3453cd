// empty_result: a search finds nothing, and the right answer says so without making anything up.
import { followedUp } from '../graph/follow-up.ts';
import { planOf, planWith } from '../graph/graph-goal.ts';
import { searchInVain } from '../graph/operators/search-in-vain.ts';
import type { TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';

const attempts = 15;

export const emptyResult: TaskKind = {
  name: 'empty_result',
  brief:
    'A search that finds nothing. The agent says so and what it searched for, makes nothing up, and ' +
    'searches more widely if the user wants that.',
  difficulty: 3,
  suits: (prospect) => hasList(prospect),
  isLive: false,
  draft(material, random) {
    const scene = { scratch: material.scratch, random };
    const goals = planWith(searchInVain, scene, attempts);
    return goals && planOf(followedUp(goals, scene), material, random);
  },
};
