// tools_on_demand: ordinary goals of an agent that sees a search over more than a hundred tools in place of their
// declarations. It finds what it needs by words, tells it from its near siblings, and calls it; in some tasks, nothing
// fits, and it says so only after it has searched.
import { inWeightedOrder } from '../../weighted-order.ts';
import { chooseAmong } from './choose-among.ts';
import { forEach } from './for-each.ts';
import { ifThen } from './if-then.ts';
import type { TaskKind } from './kind.ts';
import { missingTool } from './missing-tool.ts';
import { nearMissTool } from './near-miss-tool.ts';
import { parallel } from './parallel.ts';
import { sequence } from './sequence.ts';
import { severalTurns } from './several-turns.ts';
import { singleCall } from './single-call.ts';
import { totalOver } from './total-over.ts';
import { verifyAfter } from './verify-after.ts';

/** The kinds that its goals are drafted as, by how often each is tried first. */
const goals: readonly { readonly kind: TaskKind; readonly weight: number }[] = [
  { kind: singleCall, weight: 3 },
  { kind: sequence, weight: 6 },
  { kind: parallel, weight: 2 },
  { kind: chooseAmong, weight: 4 },
  { kind: nearMissTool, weight: 4 },
  { kind: severalTurns, weight: 4 },
  { kind: verifyAfter, weight: 3 },
  { kind: ifThen, weight: 2 },
  { kind: totalOver, weight: 2 },
  { kind: forEach, weight: 2 },
  { kind: missingTool, weight: 3 },
];

export const toolsOnDemand: TaskKind = {
  name: 'tools_on_demand',
  brief:
    'An ordinary request to an assistant that has to search for its tools among more than a hundred. The user knows ' +
    'nothing of that, and says what they want as they would to anyone.',
  difficulty: 3,
  isLive: false,
  isOnDemand: true,
  draft(material, random) {
    const order = inWeightedOrder(goals, ({ weight }) => weight, random);
    for (const { kind } of order) {
      const plan = material.scratch.attempt(() => kind.draft(material, random.fork(kind.name)));
      if (plan) return plan;
    }
    return undefined;
  },
};
