// near_miss_tool: among the tools there is one that does something else to the same records and looks right at
// first sight. What the user wants to come of it tells the two apart.
import { followedUp } from '../graph/follow-up.ts';
import { planOf, planWith } from '../graph/graph-goal.ts';
import { siblingPairs, tellSiblingsApart } from '../graph/operators/tell-siblings-apart.ts';
import type { TaskKind } from './kind.ts';

const attempts = 15;

export const nearMissTool: TaskKind = {
  name: 'near_miss_tool',
  brief:
    'A change for which two tools would work, such as pausing and canceling. What the user wants to come ' +
    'of it, or does not want to happen, shows which one is right.',
  difficulty: 4,
  suits: (prospect) => siblingPairs(prospect).length > 0,
  odds: 0.55,
  isLive: false,
  draft(material, random) {
    const scene = { scratch: material.scratch, random };
    const goals = planWith(tellSiblingsApart, scene, attempts);
    return goals && planOf(followedUp(goals, scene), material, random);
  },
};
