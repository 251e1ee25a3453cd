// Lots: a number in [0, 1) for each kind that a unit tries. The lots of the tasks of one kind are spread evenly, so what
// befalls every task whose lot is below a share befalls that share of each kind, and not only of all together.
import { type Random, randomFor } from '../../pipeline/hash.ts';
import { goldenRatio } from '../even-spread.ts';
import type { PlannedUnit } from './kind-plan.ts';
import type { TaskKind } from './kinds/kind.ts';

export interface UnitWithLots extends Omit<PlannedUnit, 'kinds'> {
  readonly kinds: readonly { readonly kind: TaskKind; readonly lot: number }[];
}

/** The lot of a task that there is. */
export interface DrawnLot {
  readonly kind: TaskKind;
  readonly lot: number;
}

/**
 * The first kind of a unit gets a lot in the widest gap between those of its kind. Whether a later one makes a task is
 * known only afterwards, so its lot is drawn; the next units that are planned make up for it.
 */
export function withLots(units: readonly PlannedUnit[], before: readonly DrawnLot[]): UnitWithLots[] {
  const spreads = new Map<TaskKind, Spread>();
  const spreadOf = (kind: TaskKind): Spread => {
    const spread = spreads.get(kind) ?? new Spread(randomFor('lots', kind.name, before.length));
    spreads.set(kind, spread);
    return spread;
  };
  for (const { kind, lot } of before) spreadOf(kind).add(lot);
  return units.map(({ agent, number, kinds }) => ({
    agent,
    number,
    kinds: kinds.map((kind, at) => ({
      kind,
      lot: at === 0 ? spreadOf(kind).next() : spreadOf(kind).drawn(),
    })),
  }));
}

/** The lots of one kind, on a circle. */
class Spread {
  readonly #random: Random;
  /** Ascending. */
  readonly #lots: number[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  add(lot: number): void {
    const at = this.#lots.findIndex((other) => other > lot);
    this.#lots.splice(at === -1 ? this.#lots.length : at, 0, lot);
  }

  /** Divides the widest gap, and counts as taken from now on. */
  next(): number {
    const lot = this.#lots.length === 0 ? this.drawn() : cut(this.#placeInWidest());
    this.add(lot);
    return lot;
  }

  drawn(): number {
    return cut(this.#random.next());
  }

  #placeInWidest(): number {
    const [first = 0] = this.#lots;
    let place = 0;
    let widest = 0;
    for (const [at, lot] of this.#lots.entries()) {
      const gap = (this.#lots[at + 1] ?? first + 1) - lot;
      if (gap <= widest) continue;
      widest = gap;
      place = lot + gap * goldenRatio;
    }
    return place;
  }
}

/** Modulo 1, and cut after the sixth decimal, which keeps it below 1. */
const cut = (lot: number): number => Math.floor((lot % 1) * 1e6) / 1e6;
