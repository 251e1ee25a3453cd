// infeasible: a request that the records make impossible. The right response is to look and to say why.
import { planOf, planWith } from '../graph/graph-goal.ts';
import { hitObstacle } from '../graph/operators/hit-obstacle.ts';
import type { TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';

const attempts = 20;

export const infeasible: TaskKind = {
  name: 'infeasible',
  brief:
    'A request that what is on record makes impossible: the record does not exist, nothing meets the ' +
    'conditions, or the state is wrong. The agent reads what it needs, changes nothing, and says why it ' +
    'cannot be done.',
  difficulty: 3,
  suits: (prospect) => hasList(prospect),
  isLive: false,
  draft(material, random) {
    const goals = planWith(hitObstacle, { scratch: material.scratch, random }, attempts);
    return goals && planOf(goals, material, random);
  },
};
