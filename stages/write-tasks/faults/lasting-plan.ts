// Plans a failure that lasts for one of the calls of a task: with the other way to the goal, or as the end of it.
import type { Random } from '../../../pipeline/hash.ts';
import type { FaultKind } from '../../environments/faults/fault.ts';
import { faultKinds } from '../../environments/faults/index.ts';
import type { PlannedCall, TaskPlan } from '../plan.ts';
import type { Scratch } from '../scratch.ts';
import { otherWay } from './other-way.ts';
import { plannedStrikes, type StrikeAt } from './planned-strikes.ts';

/** Those that a result shows in another form can be read nevertheless. */
const lastingKinds = faultKinds.filter(({ span, recovery }) => span !== 'once' && recovery.way !== 'adapt');
/** Trying another tool after a refused permission would be a way around it. */
const allowsOtherWay = lastingKinds.filter(({ recovery }) => recovery.way !== 'hand_over');

interface Setting {
  readonly scratch: Scratch;
  readonly random: Random;
}

/** The plan in which a tool is out and another one takes its place; undefined where none can. */
export function planWithOtherWay(plan: TaskPlan, { scratch, random }: Setting): TaskPlan | undefined {
  const strikes = plannedStrikes(plan.calls, scratch).filter((strike) => isLastOfItsTool(plan, strike));
  for (const strike of random.shuffle(strikes)) {
    const other = otherWay(plan, strike, scratch);
    const kinds = allowsOtherWay.filter((kind) => kind.fits(strike));
    if (other && kinds.length > 0)
      return withOther(planFailing(plan, strike, random.pick(kinds)), strike, other);
  }
  return undefined;
}

/** The plan that ends with the call that cannot be made; undefined where there is another way. */
export function planWithoutWay(plan: TaskPlan, { scratch, random }: Setting): TaskPlan | undefined {
  const strike = plannedStrikes(plan.calls, scratch).at(-1);
  if (!strike || !isLastOfItsTool(plan, strike) || otherWay(plan, strike, scratch)) return undefined;
  const kinds = lastingKinds.filter((kind) => kind.fits(strike));
  return planFailing(plan, strike, random.pick(kinds));
}

/** True if what fails in a plan is a service. */
export const isOutage = ({ faults }: Pick<TaskPlan, 'faults'>): boolean =>
  faults.some(({ fault }) => faultKinds.some(({ name, isOutage: isOne }) => name === fault && isOne));

const isLastOfItsTool = ({ calls }: TaskPlan, { call }: StrikeAt): boolean =>
  !calls.slice(calls.indexOf(call) + 1).some(({ tool }) => tool === call.tool);

const planFailing = (plan: TaskPlan, { call, occurrence }: StrikeAt, { name }: FaultKind): TaskPlan => ({
  ...plan,
  faults: [{ fault: name, tool: call.tool, occurrence, lasting: true }],
});

/** The other call takes the turn after the one that fails. */
function withOther(
  plan: TaskPlan,
  { call }: StrikeAt,
  other: Pick<PlannedCall, 'tool' | 'arguments'>,
): TaskPlan {
  const at = plan.calls.indexOf(call) + 1;
  const moved = plan.calls.map((each) => (each.turn > call.turn ? { ...each, turn: each.turn + 1 } : each));
  const calls = moved.toSpliced(at, 0, {
    ...other,
    turn: call.turn + 1,
    goal: call.goal,
    purpose: call.purpose,
  });
  return {
    ...plan,
    calls,
    goals: plan.goals.map((goal, index) => ({
      ...goal,
      calls: calls.flatMap((each, position) => (each.goal === index ? [position] : [])),
    })),
    communicate: plan.communicate.map((fact) => ({
      ...fact,
      ...(fact.computedFrom
        ? { computedFrom: fact.computedFrom.map((from) => from + Number(from >= at)) }
        : {}),
    })),
  };
}
