// More after a first request: a count at the end of the same message, or another request in a later turn of the
// user. People who have one question often have a second.
import type { Tool } from '../../../schemas/tool.ts';
import { planGoal } from '../goal.ts';
import { callsOf, type Material, uniqueFacts } from '../kinds/kind.ts';
import type { TaskPlan } from '../plan.ts';
import { type GraphGoal, type Operator, planOf, planWith, type Scene } from './graph-goal.ts';
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
import { withoutReason } from './reasons.ts';
import { recounted } from './recounts.ts';

/** How many of those who ask for something have another request, and how many of these one more. */
const share = 0.75;
/** How many of those who have something changed want to know where that leaves them. */
const recounting = 0.4;
const mostFollowUps = 3;
/** How many of those say why. Most have given their reason at the beginning. */
const givingReasons = 0.3;

/** Not a search or a computation, which may come to the same for other values. */
const isAboutOne = ({ effect, operation }: Tool): boolean => effect === 'write' || operation === 'get';

/** Any single request, which suits agents without searches as well. */
const plainRequest: Operator = {
  name: 'plain_request',
  summary: 'makes one call, after those that find its records',
  plan({ scratch, random }) {
    const plan = planGoal(scratch, { admits: isAboutOne, lookups: 'sometimes' }, random);
    if (!plan || scratch.needsConsent(plan.main, plan.result)) return undefined;
    if (plan.main.effect === 'write') scratch.keep(plan.main, plan.arguments);
    const { say, facts, communicate } = plan;
    return { say, facts, communicate, calls: callsOf([plan], 0, 0) };
  },
};

const operators: readonly Operator[] = [
  plainRequest,
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
  const all = [...goals];
  const last = all.at(-1);
  const counted = last && scene.random.chance(recounting) ? recounted(last, scene) : undefined;
  if (counted) all.splice(-1, 1, counted);
  return [...all, ...furtherGoals(all, scene)];
}

/** What the user wants next. None of it ends with a tool that ends something before it. */
function furtherGoals(earlier: readonly Pick<GraphGoal, 'calls'>[], scene: Scene): GraphGoal[] {
  const { random } = scene;
  const further: GraphGoal[] = [];
  for (let turn = 0; turn < mostFollowUps && random.chance(share); turn += 1) {
    const before = [...earlier, ...further];
    const [next, ...then] =
      planWith(somethingNew(random.pick(operators), before), scene, 8) ??
      planWith(somethingNew(plainRequest, before), scene, 2) ??
      [];
    if (!next) continue;
    const say = random.chance(givingReasons) ? next.say : withoutReason(next.say);
    further.push({ ...next, say: `${nextRequest(random)} ${say}` }, ...then);
  }
  return further;
}

const somethingNew = (operator: Operator, earlier: readonly Pick<GraphGoal, 'calls'>[]): Operator => ({
  ...operator,
  plan(scene) {
    const goals = [operator.plan(scene) ?? []].flat();
    const last = goals[0]?.calls.at(-1)?.tool;
    return last !== undefined && earlier.every(({ calls }) => calls.at(-1)?.tool !== last)
      ? goals
      : undefined;
  },
});

/** A plan with more requests after it. What its calls change must stand on the scratch of the scene. */
export function goingOn(plan: TaskPlan, { persona }: Pick<Material, 'persona'>, scene: Scene): TaskPlan {
  const further = furtherGoals([plan], scene);
  if (further.length === 0) return plan;
  const more = planOf(further, { persona }, scene.random);
  const [goals, calls] = [plan.goals.length, plan.calls.length];
  const turn = (plan.calls.at(-1)?.turn ?? -1) + 1;
  return {
    ...plan,
    goals: [
      ...plan.goals,
      ...more.goals.map((goal) => ({ ...goal, calls: goal.calls.map((at) => calls + at) })),
    ],
    facts: uniqueFacts([
      ...plan.facts,
      ...more.facts.map((fact) => ({ ...fact, disclosed: 'later' as const })),
    ]),
    calls: [
      ...plan.calls,
      ...more.calls.map((call) => ({ ...call, goal: goals + call.goal, turn: turn + call.turn })),
    ],
    communicate: [
      ...plan.communicate,
      ...more.communicate.map(({ computedFrom, ...fact }) => ({
        ...fact,
        goal: goals + fact.goal,
        ...(computedFrom ? { computedFrom: computedFrom.map((at) => calls + at) } : {}),
      })),
    ],
  };
}

/** The same for a plan whose calls have only been tried: they are made first. */
export function madeAndGoingOn(plan: TaskPlan, material: Pick<Material, 'persona'>, scene: Scene): TaskPlan {
  const { tools, keep } = scene.scratch;
  for (const call of plan.calls) {
    const tool = tools.find(({ name }) => name === call.tool);
    if (tool?.effect === 'write' && !keep(tool, call.arguments).ok) return plan;
  }
  return goingOn(plan, material, scene);
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
