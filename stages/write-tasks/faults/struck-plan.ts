// Plans a fault that passes for one of the calls of a task, with whatever the right reaction to it needs.
import type { Random } from '../../../pipeline/hash.ts';
import { type FaultKind, isPassing } from '../../environments/faults/fault.ts';
import { faultKinds } from '../../environments/faults/index.ts';
import { inWeightedOrder } from '../../weighted-order.ts';
import type { TaskPlan } from '../plan.ts';
import type { Scratch } from '../scratch.ts';
import { checkOf } from './check-of.ts';
import { plannedStrikes, type StrikeAt } from './planned-strikes.ts';

/** Faults after which the goal is still reached with the same tools. */
const mendable: readonly FaultKind[] = faultKinds.filter(
  (kind) => isPassing(kind) || kind.recovery.way === 'verify' || kind.recovery.way === 'adapt',
);

/** The fewer calls a fault can strike, the higher. */
const weights: Readonly<Record<string, number>> = {
  partial_batch: 40,
  stale_read: 8,
  duplicate_submission: 20,
  near_miss_rows: 3,
  truncated_output: 2,
  conflict: 2,
};

/** How often the same call may be struck. */
const secondStrike = 0.3;

export function struckPlan(plan: TaskPlan, scratch: Scratch, random: Random): TaskPlan | undefined {
  const strikes = plannedStrikes(plan.calls, scratch);
  for (const kind of inWeightedOrder(mendable, ({ name }) => weights[name] ?? 1, random)) {
    const fitting = strikes.filter((strike) => kind.fits(strike));
    if (fitting.length === 0) continue;
    const struck = withStrike(plan, kind, { strike: random.pick(fitting), scratch, random });
    if (struck) return struck;
  }
  return undefined;
}

interface StrikeSetting {
  readonly strike: StrikeAt;
  readonly scratch: Scratch;
  readonly random: Random;
}

function withStrike(
  plan: TaskPlan,
  { name: fault, recovery, span }: FaultKind,
  { strike, scratch, random }: StrikeSetting,
): TaskPlan | undefined {
  const { call, occurrence } = strike;
  const { tool } = call;
  if (span === 'lasting') return { ...plan, faults: [{ fault, tool, occurrence: 1, lasting: true }] };
  const faults = [{ fault, tool, occurrence }];
  if (recovery.way === 'verify') return verifiedPlan({ ...plan, faults }, strike, scratch);
  if (recovery.way === 'retry' && random.chance(secondStrike))
    faults.push({ fault, tool, occurrence: occurrence + 1 });
  return { ...plan, faults };
}

/** The plan with a read after the struck change. */
function verifiedPlan(plan: TaskPlan, { call }: StrikeAt, scratch: Scratch): TaskPlan | undefined {
  const { calls } = plan;
  // A check in the middle would have to see what the calls before it have done.
  if (call !== calls.at(-1)) return undefined;
  const check = checkOf(call, calls.slice(0, -1), scratch);
  if (!check) return undefined;
  const added = {
    ...check,
    turn: call.turn + 1,
    goal: call.goal,
    purpose: 'to check whether that went through',
  };
  return {
    ...plan,
    calls: [...calls, added],
    goals: plan.goals.map((goal, index) =>
      index === call.goal ? { ...goal, calls: [...goal.calls, calls.length] } : goal,
    ),
  };
}
