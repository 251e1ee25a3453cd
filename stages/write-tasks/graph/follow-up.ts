// Another request after the first, in a later turn of the user: people who have one question often have a second.
import { type GraphGoal, planWith, type Scene } from './graph-goal.ts';
import { nextRequest } from './next-request.ts';
import { aggregate } from './operators/aggregate.ts';
import { compareAndChoose } from './operators/compare-and-choose.ts';
import { condition } from './operators/condition.ts';
import { verifyAfterwards } from './operators/verify-afterwards.ts';

/** How many of those who ask for something have another request. */
const share = 0.5;

const operators = [compareAndChoose, aggregate, condition, verifyAfterwards];

export function followedUp(goals: readonly GraphGoal[], scene: Scene): readonly GraphGoal[] {
  const { random } = scene;
  if (!random.chance(share)) return goals;
  const [next] = planWith(random.pick(operators), scene, 8) ?? [];
  const isNew = next && !goals.some(({ calls }) => calls.at(-1)?.tool === next.calls.at(-1)?.tool);
  return isNew ? [...goals, { ...next, say: `${nextRequest(random)} ${next.say}` }] : goals;
}
