// Lots: a number in [0, 1) for each kind that a unit tries. The lots of one kind are spread evenly, so what befalls every task whose lot is below a share befalls that share of each kind, and not only of all together.
import { randomFor } from '../../pipeline/hash.ts';
import { chancesOf, goodOddsOf, type Outcome, type PlannedUnit } from './kind-plan.ts';
import type { TaskKind } from './kinds/kind.ts';

/** The multiples of this number are as evenly spread, modulo 1, as those of any (Weyl's sequence). */
const goldenRatio = (Math.sqrt(5) - 1) / 2;

export interface UnitWithLots extends Omit<PlannedUnit, 'kinds'> {
  readonly kinds: readonly { readonly kind: TaskKind; readonly lot: number }[];
}

/** A lot moves on with each task that there is of its kind, or that is to be expected. */
export function withLots(units: readonly PlannedUnit[], before: readonly Outcome[] = []): UnitWithLots[] {
  const passed = new Map<TaskKind, number>();
  const pass = (kind: TaskKind, tasks: number): number => {
    const earlier = passed.get(kind) ?? randomFor('lots', kind.name).next() / goldenRatio;
    passed.set(kind, earlier + tasks);
    return earlier;
  };
  for (const { made } of before) if (made) pass(made, 1);
  return units.map(({ agent, number, kinds }) => ({
    agent,
    number,
    kinds: chancesOf(kinds, goodOddsOf).map(({ kind, tasks }) => ({ kind, lot: lotAt(pass(kind, tasks)) })),
  }));
}

/** The lot of another trial of the same task. */
export const lotOfTrial = (lot: number, trial: number): number => (lot + trial * goldenRatio) % 1;

/** Cut after the sixth decimal, which keeps it below 1. */
const lotAt = (tasks: number): number => Math.floor(((tasks * goldenRatio) % 1) * 1e6) / 1e6;
