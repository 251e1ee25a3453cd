// The calls of a plan with what comes of each when nothing fails: what faults can be planned for.
import type { PlannedStrike } from '../../environments/faults/fault.ts';
import type { PlannedCall } from '../plan.ts';
import type { Scratch } from '../scratch.ts';

export interface StrikeAt extends PlannedStrike {
  readonly call: PlannedCall;
  /** Which call of its tool it is, counted from 1. */
  readonly occurrence: number;
}

/** Makes the calls on the scratch and takes them back. */
export function plannedStrikes(calls: readonly PlannedCall[], scratch: Scratch): StrikeAt[] {
  const strikes: StrikeAt[] = [];
  scratch.attempt(() => {
    for (const call of calls) {
      const tool = scratch.tools.find(({ name }) => name === call.tool);
      if (!tool) continue;
      const occurrence = 1 + strikes.filter((other) => other.call.tool === call.tool).length;
      const earlier = strikes.flatMap(({ result }) => result.changes);
      const result = scratch.keep(tool, call.arguments);
      strikes.push({ call, occurrence, effect: tool.effect, arguments: call.arguments, result, earlier });
    }
    return undefined;
  });
  return strikes;
}
