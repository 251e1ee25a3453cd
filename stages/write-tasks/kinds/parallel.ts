// parallel: independent calls, made in one turn.
import type { Random } from '../../../pipeline/hash.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { Tool } from '../../../schemas/tool.ts';
import { type GoalPlan, planGoal, tellsKey } from '../goal.ts';
import { followedUp, goalIn } from '../graph/follow-up.ts';
import { planOf } from '../graph/graph-goal.ts';
import type { PlannedCall } from '../plan.ts';
import { together } from '../request.ts';
import { callsOf, type Material, oneTurn, type TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';

export const parallel: TaskKind = {
  name: 'parallel',
  brief:
    'Two or three independent calls that can be made in one turn, such as the same question about ' +
    'several rows.',
  difficulty: 2,
  suits: (prospect) => prospect.tools.some(asksOne) && hasList(prospect),
  odds: 0.65,
  isLive: false,
  draft(material, random) {
    const plans = plansOfOneTool(material, random);
    if (plans.length < 2) return undefined;
    const request = together(
      plans.map((plan) => plan.say),
      random,
    );
    const task = oneTurn({ plans, request }, material, random);
    const calls = sideBySide(plans);
    const goal = goalIn({ ...task, calls, goals: [{ say: request, calls: calls.map((_, index) => index) }] });
    const scene = { scratch: material.scratch, random };
    return planOf(followedUp([goal], scene), material, random);
  },
};

const asksOne = ({ effect, operation, references }: Tool): boolean =>
  effect === 'read' && operation !== 'search' && Object.keys(references).length > 0;

/** The same question about two or three rows. */
function plansOfOneTool({ scratch }: Material, random: Random): GoalPlan[] {
  const wanted = random.integer(2, 3);
  const plans: GoalPlan[] = [];
  const hasKeys = random.chance(0.15);
  for (const tool of random.shuffle(scratch.tools.filter(asksOne)).slice(0, toolsTried)) {
    for (let attempt = 0; attempt < 6 && plans.length < wanted; attempt += 1) {
      const plan = planGoal(scratch, { admits: ({ id }) => id === tool.id, lookups: 'sometimes' }, random);
      if (!plan || (tellsKey(plan) && !hasKeys)) break;
      if (plan.communicate.length > 0 && plans.every((other) => areToldApart(plan, other))) plans.push(plan);
    }
    if (plans.length > 1) return plans;
    plans.length = 0;
  }
  return plans;
}

/** Answers call rows without a name "the order", so there is one of those at most. */
const areToldApart = (one: GoalPlan, other: GoalPlan): boolean =>
  !sameArguments(one.arguments, other.arguments) &&
  !one.communicate.some(({ name }) => other.communicate.some((fact) => rowIn(fact.name) === rowIn(name)));

/** The last words of "total hours of the risk owner Ines Castillo". */
const rowIn = (name: string): string => name.split(' of ').slice(1).join(' of ');

/** Tools of one world differ little in what they can be asked. */
const toolsTried = 8;

/** The calls of independent plans: each as early as its own lookups allow, and the same lookup only once. */
function sideBySide(plans: readonly GoalPlan[]): PlannedCall[] {
  const last = Math.max(...plans.map((plan) => callsOf([plan], 0, 0).at(-1)?.turn ?? 0));
  const calls = plans.flatMap((plan) => {
    const own = callsOf([plan], 0, 0);
    return own.map((call, at) => (at === own.length - 1 ? { ...call, turn: last } : call));
  });
  const isFirst = (call: PlannedCall, at: number): boolean =>
    calls.findIndex(
      ({ tool, arguments: given }) => tool === call.tool && sameArguments(given, call.arguments),
    ) === at;
  return calls.filter(isFirst).toSorted((a, b) => a.turn - b.turn);
}

const sameArguments = (one: JsonObject, other: JsonObject): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
