// Which kinds of task each unit tries, and in which order, so that the tasks of a run come out in the shares that are
// wanted. Decided for all units beforehand: what a unit then makes depends on its own list alone.
import type { TaskKind } from './kinds/kind.ts';

/** An agent with the kinds that may suit it. */
export interface Candidate {
  readonly agent: string;
  readonly kinds: readonly TaskKind[];
}

export interface PlannedUnit {
  readonly agent: string;
  /** Counts the units of the agent from 0. */
  readonly number: number;
  readonly kinds: readonly TaskKind[];
}

interface Wishes {
  readonly perAgent: number;
  readonly most: number;
  /** Share of tasks, relative to the other kinds. A kind with none is left out. */
  shareOf(kind: TaskKind): number;
}

/** A list ends where it is all but certain that one of its kinds makes a task. */
const negligible = 0.002;
/** The odds of kinds that name none. */
const goodOdds = 0.95;
/** How much more than its share a kind seems to have for an agent that has one of it already. */
const repeated = 1.2;

/**
 * Each unit first tries what lacks most so far, by the tasks that are to be expected, and then the next in case the
 * first comes to nothing. So a kind that suits few agents is tried wherever it can be.
 */
export function planKinds(
  candidates: readonly Candidate[],
  { perAgent, most, shareOf }: Wishes,
): PlannedUnit[] {
  const expected = new Expected(shareOf);
  const first = candidates.map(() => new Set<TaskKind | undefined>());
  const planned = Array.from({ length: perAgent }, (_, number) =>
    candidates.map(({ agent, kinds }, at): PlannedUnit => {
      const earlier = first[at];
      const ranked = expected.ranked(kinds, (kind) => (earlier?.has(kind) ? repeated : 1));
      const chosen = expected.tryInOrder(ranked);
      earlier?.add(chosen[0]);
      return { agent, number, kinds: chosen };
    }),
  ).flat();
  return withoutSurplus(planned, most, expected);
}

/** The tasks to be expected of each kind. */
class Expected {
  readonly #tasks = new Map<TaskKind, number>();
  readonly #shareOf: Wishes['shareOf'];

  constructor(shareOf: Wishes['shareOf']) {
    this.#shareOf = shareOf;
  }

  /** What there is of a kind, measured by its share. */
  of(kind: TaskKind): number {
    return (this.#tasks.get(kind) ?? 0) / this.#shareOf(kind);
  }

  add(kind: TaskKind, tasks: number): void {
    this.#tasks.set(kind, (this.#tasks.get(kind) ?? 0) + tasks);
  }

  /** Those that lack most first. */
  ranked(kinds: readonly TaskKind[], factorOf: (kind: TaskKind) => number): TaskKind[] {
    return kinds
      .filter((kind) => this.#shareOf(kind) > 0)
      .map((kind) => ({ kind, has: (this.of(kind) + 1) * factorOf(kind) }))
      .sort((a, b) => a.has - b.has)
      .map(({ kind }) => kind);
  }

  /** The kinds of the list that may be needed. */
  tryInOrder(ranked: readonly TaskKind[]): TaskKind[] {
    const chosen: TaskKind[] = [];
    let rest = 1;
    for (const kind of ranked) {
      if (rest < negligible) break;
      const { odds = goodOdds } = kind;
      this.add(kind, rest * odds);
      rest *= 1 - odds;
      chosen.push(kind);
    }
    return chosen;
  }
}

/** Leaves out units of the kinds that have most, the last ones first, until there are no more units than wanted. */
function withoutSurplus(planned: readonly PlannedUnit[], most: number, expected: Expected): PlannedUnit[] {
  const unitsOf = new Map<TaskKind | undefined, PlannedUnit[]>();
  for (const unit of planned) {
    const same = unitsOf.get(unit.kinds[0]);
    if (same) same.push(unit);
    else unitsOf.set(unit.kinds[0], [unit]);
  }
  const surplus = new Set<PlannedUnit>();
  while (planned.length - surplus.size > most) {
    const [[kind, units] = [undefined, []]] = [...unitsOf]
      .filter(([, left]) => left.length > 0)
      .sort(([a], [b]) => hasOf(b, expected) - hasOf(a, expected));
    const last = units.pop();
    if (!last) break;
    surplus.add(last);
    if (kind) expected.add(kind, -(kind.odds ?? goodOdds));
  }
  return planned.filter((unit) => !surplus.has(unit));
}

/** A unit that no kind suits makes nothing. */
const hasOf = (kind: TaskKind | undefined, expected: Expected): number =>
  kind ? expected.of(kind) : Number.POSITIVE_INFINITY;
