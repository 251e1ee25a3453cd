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
 * A kind gets its lots in the widest gaps between those of its kind. Whether a unit comes to its later kinds is known only
 * afterwards, so these share no gaps with first ones; the next units that are planned make up for what they leave.
 */
export function withLots(units: readonly PlannedUnit[], before: readonly DrawnLot[]): UnitWithLots[] {
  const firstOf = spreads('lots', goldenRatio, before);
  const laterOf = spreads('later lots', 1 - goldenRatio, before);
  return units.map(({ kinds, ...unit }) => ({
    ...unit,
    kinds: kinds.map((kind, at) => ({ kind, lot: (at === 0 ? firstOf(kind) : laterOf(kind)).next() })),
  }));
}

/** The spread of each kind, with the lots that it has. `ratio`: where a gap is divided. */
function spreads(name: string, ratio: number, before: readonly DrawnLot[]): (kind: TaskKind) => Spread {
  const known = new Map<TaskKind, Spread>();
  const spreadOf = (kind: TaskKind): Spread => {
    const spread = known.get(kind) ?? new Spread(randomFor(name, kind.name, before.length), ratio);
    known.set(kind, spread);
    return spread;
  };
  for (const { kind, lot } of before) spreadOf(kind).add(lot);
  return spreadOf;
}

/** The lots of one kind, on a circle. */
class Spread {
  readonly #random: Random;
  readonly #ratio: number;
  /** Ascending. */
  readonly #lots: number[] = [];

  constructor(random: Random, ratio: number) {
    this.#random = random;
    this.#ratio = ratio;
  }

  add(lot: number): void {
    const at = this.#lots.findIndex((other) => other > lot);
    this.#lots.splice(at === -1 ? this.#lots.length : at, 0, lot);
  }

  /** Divides the widest gap, and counts as taken from now on. */
  next(): number {
    const lot = cut(this.#lots.length === 0 ? this.#random.next() : this.#placeInWidest());
    this.add(lot);
    return lot;
  }

  #placeInWidest(): number {
    const [first = 0] = this.#lots;
    let place = 0;
    let widest = 0;
    for (const [at, lot] of this.#lots.entries()) {
      const gap = (this.#lots[at + 1] ?? first + 1) - lot;
      if (gap <= widest) continue;
      widest = gap;
      place = lot + gap * this.#ratio;
    }
    return place;
  }
}

/** Modulo 1, and cut after the sixth decimal, which keeps it below 1. */
const cut = (lot: number): number => Math.floor((lot % 1) * 1e6) / 1e6;
