// second_choice: the first choice is refused by a rule, and the user has said what to do in that case.
import { followedUp } from '../graph/follow-up.ts';
import { planOf, planWith } from '../graph/graph-goal.ts';
import { secondChoice as operator } from '../graph/operators/second-choice.ts';
import { rowUsersOf } from '../graph/row-writers.ts';
import type { TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';

const attempts = 20;

export const secondChoice: TaskKind = {
  name: 'second_choice',
  brief:
    'The user names a first choice and a second one. A tool refuses the first because of a rule. The agent ' +
    'does the second, and says why the first did not work.',
  difficulty: 4,
  suits: (prospect) => hasList(prospect, (rows) => rowUsersOf(rows, prospect.tools).length > 0),
  odds: 0.5,
  isLive: false,
  draft(material, random) {
    const scene = { scratch: material.scratch, random };
    const goals = planWith(operator, scene, attempts);
    return goals && planOf(followedUp(goals, scene), material, random);
  },
};
