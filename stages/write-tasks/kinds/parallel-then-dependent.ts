// parallel_then_dependent: reads that do not need each other, and then a call that needs what all of them found.
import { comparableFields } from '../graph/fields.ts';
import { followedUp } from '../graph/follow-up.ts';
import { planOf, planWith } from '../graph/graph-goal.ts';
import { gatherThenAct } from '../graph/operators/gather-then-act.ts';
import { rowUsersOf } from '../graph/row-writers.ts';
import type { TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';

const attempts = 15;

export const parallelThenDependent: TaskKind = {
  name: 'parallel_then_dependent',
  brief:
    'The user names two or three records. The agent reads them side by side, in one turn, and acts on the ' +
    'one that comes out ahead, which only all results together can tell.',
  difficulty: 3,
  suits: (prospect) =>
    hasList(
      prospect,
      (rows) => comparableFields(rows).length > 0 && rowUsersOf(rows, prospect.tools).length > 0,
    ),
  odds: 0.55,
  isLive: false,
  draft(material, random) {
    const scene = { scratch: material.scratch, random };
    const goals = planWith(gatherThenAct, scene, attempts);
    return goals && planOf(followedUp(goals, scene), material, random);
  },
};
