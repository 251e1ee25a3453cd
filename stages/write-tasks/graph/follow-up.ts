// More after a first request: a count at the end of the same message, or another request in a later turn of the
// user. People who have one question often have a second.
import type { TaskPlan } from '../plan.ts';
import { type GraphGoal, type Operator, planWith, type Scene } from './graph-goal.ts';
import { nextRequest } from './next-request.ts';
import { aggregate } from './operators/aggregate.ts';
import { compareAndChoose } from './operators/compare-and-choose.ts';
import { condition } from './operators/condition.ts';
import { conversation } from './operators/conversation.ts';
import { gatherThenAct } from './operators/gather-then-act.ts';
import { pageUntilFound } from './operators/page-until-found.ts';
import { prefer } from './operators/prefer.ts';
import { searchInVain } from './operators/search-in-vain.ts';
import { verifyAfterwards } from './operators/verify-afterwards.ts';
import { recounted } from './recounts.ts';

/** How many of those who ask for something have another request, and how many of these a third one. */
const share = 0.65;
/** How many of those who have something changed want to know where that leaves them. */
const recounting = 0.4;
const mostFollowUps = 2;

const operators: readonly Operator[] = [
  ...[conversation, conversation, conversation, conversation, conversation, conversation],
  compareAndChoose,
  compareAndChoose,
  aggregate,
  condition,
  verifyAfterwards,
  gatherThenAct,
  prefer,
  pageUntilFound,
  searchInVain,
];

export function followedUp(goals: readonly GraphGoal[], scene: Scene): readonly GraphGoal[] {
  const { random } = scene;
  const all = [...goals];
  const last = all.at(-1);
  const counted = last && random.chance(recounting) ? recounted(last, scene) : undefined;
  if (counted) all.splice(-1, 1, counted);
  for (let turn = 0; turn < mostFollowUps && random.chance(share); turn += 1) {
    const [next, ...then] = planWith(random.pick(operators), scene, 8) ?? [];
    const isNew = next && !all.some(({ calls }) => calls.at(-1)?.tool === next.calls.at(-1)?.tool);
    if (isNew) all.push({ ...next, say: `${nextRequest(random)} ${next.say}` }, ...then);
  }
  return all;
}

/** The only goal of a plan, which more may follow. What its calls change must stand on the scratch. */
export const goalIn = ({ goals, facts, calls, communicate }: TaskPlan): GraphGoal => ({
  say: goals[0]?.say ?? '',
  facts,
  calls,
  communicate: communicate.map(({ name, value, computedFrom }) => ({
    name,
    value,
    ...(computedFrom ? { computedFrom } : {}),
  })),
});
