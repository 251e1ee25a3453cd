// corrected_change: the user names the wrong record, notices it, and wants it put right.
import { followedUp } from '../graph/follow-up.ts';
import { planOf, planWith } from '../graph/graph-goal.ts';
import { undoAndCorrect } from '../graph/operators/undo-and-correct.ts';
import type { TaskKind } from './kind.ts';

/** It takes a field that can be set and two rows that the user can describe, so many attempts find none. */
const attempts = 20;

export const correctedChange: TaskKind = {
  name: 'corrected_change',
  brief:
    'The user asks for a change, then notices that they named the wrong record. The agent puts the old ' +
    'value back, which an earlier result shows, and changes the record that was meant.',
  difficulty: 4,
  weight: 14, // it suits one agent in five
  isLive: false,
  draft(material, random) {
    const scene = { scratch: material.scratch, random };
    const goals = planWith(undoAndCorrect, scene, attempts);
    return goals && planOf(followedUp(goals, scene), material, random);
  },
};
