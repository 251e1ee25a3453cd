// Which kinds of task each unit tries, and in which order, so that the tasks of a run come out in the shares that are
// wanted. Decided for many units beforehand: what a unit then makes depends on its own list alone.
import type { TaskKind } from './kinds/kind.ts';

/** An agent with the kinds that may suit it. */
export interface Candidate {
  readonly agent: string;
  /** The world of its main part; none if that is a live server. */
  readonly world?: string;
  readonly kinds: readonly TaskKind[];
  /** Of these, the ones that it suits far better than most. */
  readonly preferred?: readonly TaskKind[];
}

/** Room for one task of an agent. */
export interface Slot extends Candidate {
  /** Counts the slots of the agent from 0. */
  readonly number: number;
}

/** A slot with the kinds that its unit tries, in order. */
export type PlannedUnit = Slot;

/** What came of a unit: the kinds that it tried, in order, and the last one if that made a task. */
export interface Outcome {
  readonly agent: string;
  readonly failed: readonly TaskKind[];
  readonly made: TaskKind | undefined;
}

interface Wishes {
  readonly most: number;
  /** Share of tasks, relative to the other kinds. A kind with none is left out. */
  shareOf(kind: TaskKind): number;
  /**
   * What came of earlier units. Their tasks count, a kind is not repeated for the same agent without need, and not at
   * all where it came to nothing. How often kinds make a task is learned from it.
   */
  readonly before?: readonly Outcome[];
}

type Odds = (kind: TaskKind) => number;

/** A list ends where it is all but certain that one of its kinds makes a task. */
const negligible = 0.002;
/** The odds of kinds that name none. */
const goodOdds = 0.95;
/** How much more than its share a kind seems to have for an agent that has one of it already. */
const repeated = 1.2;
/** The same for a kind that an agent suits far better than most. */
const fitting = 0.5;

/** The first slot of every agent, then the second of every agent, and so on. */
export const slotsOf = (candidates: readonly Candidate[], perAgent: number): Slot[] =>
  Array.from({ length: perAgent }, (_, number) =>
    candidates.map((candidate) => ({ ...candidate, number })),
  ).flat();

/**
 * Each unit first tries what lacks most so far, by the tasks that are to be expected, and then the next in case the
 * first comes to nothing. So a kind that suits few agents is tried wherever it can be. Of more slots than wanted,
 * those are left out whose kinds have most.
 */
export function planKinds(slots: readonly Slot[], { most, shareOf, before = [] }: Wishes): PlannedUnit[] {
  const expected = new Expected(shareOf, oddsAfter(before));
  const had = new Map(
    slots.map(({ agent }) => [agent, { first: new Set<TaskKind>(), failed: new Set<TaskKind>() }]),
  );
  for (const { agent, failed, made } of before) {
    for (const kind of failed) had.get(agent)?.failed.add(kind);
    if (!made) continue;
    had.get(agent)?.first.add(made);
    expected.add(made, 1);
  }
  const planned = slots.map(({ kinds, preferred = [], ...slot }): PlannedUnit => {
    const { agent } = slot;
    const earlier = had.get(agent);
    const open = kinds.filter((kind) => !earlier?.failed.has(kind));
    const chosen = expected.untilCertain(
      expected.ranked(open, (kind) =>
        earlier?.first.has(kind) ? repeated : preferred.includes(kind) ? fitting : 1,
      ),
    );
    expected.addAll(chosen, 1);
    if (chosen[0]) earlier?.first.add(chosen[0]);
    return { ...slot, kinds: chosen };
  });
  return withoutSurplus(planned, most, expected);
}

const goodOddsOf: Odds = ({ odds = goodOdds }) => odds;

/** So many units does a kind's own estimate of its odds count for. */
const estimateCounts = 6;

/** The odds of kinds, their own estimates together with what came of earlier units. */
function oddsAfter(before: readonly Outcome[]): Odds {
  const counts = new Map<TaskKind, { tried: number; made: number }>();
  const countOf = (kind: TaskKind) => {
    const count = counts.get(kind) ?? { tried: 0, made: 0 };
    counts.set(kind, count);
    return count;
  };
  for (const { failed, made } of before) {
    for (const kind of failed) countOf(kind).tried += 1;
    if (!made) continue;
    countOf(made).tried += 1;
    countOf(made).made += 1;
  }
  return (kind) => {
    const { tried, made } = countOf(kind);
    return (goodOddsOf(kind) * estimateCounts + made) / (estimateCounts + tried);
  };
}

/**
 * Kinds count on odds of no less. What a part lacks, a later one makes; what it has too much of stays. Few units say
 * little: a kind that made 2 tasks of 14 was planned for 44 units, and made 25.
 */
const leastCounted = 0.5;

/** How many tasks are to be expected of each kind of a list: a later one is tried where those before it fail. */
function chancesOf(kinds: readonly TaskKind[], oddsOf: Odds): { kind: TaskKind; tasks: number }[] {
  let rest = 1;
  return kinds.map((kind) => {
    const tasks = rest * Math.max(leastCounted, oddsOf(kind));
    rest -= tasks;
    return { kind, tasks };
  });
}

/** The tasks to be expected of each kind. */
class Expected {
  readonly #tasks = new Map<TaskKind, number>();
  readonly #shareOf: Wishes['shareOf'];
  readonly #oddsOf: Odds;

  constructor(shareOf: Wishes['shareOf'], oddsOf: Odds) {
    this.#shareOf = shareOf;
    this.#oddsOf = oddsOf;
  }

  /** What there is of a kind, measured by its share. */
  of(kind: TaskKind): number {
    return (this.#tasks.get(kind) ?? 0) / this.#shareOf(kind);
  }

  add(kind: TaskKind, tasks: number): void {
    this.#tasks.set(kind, (this.#tasks.get(kind) ?? 0) + tasks);
  }

  /** Of units with this list; a negative number of them takes some away. */
  addAll(kinds: readonly TaskKind[], units: number): void {
    for (const { kind, tasks } of chancesOf(kinds, this.#oddsOf)) this.add(kind, units * tasks);
  }

  /** The kinds of the list that may be needed. */
  untilCertain(kinds: readonly TaskKind[]): TaskKind[] {
    let rest = 1;
    return kinds.filter((kind) => {
      const isNeeded = rest >= negligible;
      rest *= 1 - this.#oddsOf(kind);
      return isNeeded;
    });
  }

  /** Those that lack most first. */
  ranked(kinds: readonly TaskKind[], factorOf: (kind: TaskKind) => number): TaskKind[] {
    return kinds
      .filter((kind) => this.#shareOf(kind) > 0)
      .map((kind) => ({ kind, has: (this.of(kind) + 1) * factorOf(kind) }))
      .sort((a, b) => a.has - b.has)
      .map(({ kind }) => kind);
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
    const [[, units] = [undefined, []]] = [...unitsOf]
      .filter(([, left]) => left.length > 0)
      .sort(([a], [b]) => hasOf(b, expected) - hasOf(a, expected));
    const last = units.pop();
    if (!last) break;
    surplus.add(last);
    expected.addAll(last.kinds, -1);
  }
  return planned.filter((unit) => !surplus.has(unit));
}

/** A unit that no kind suits makes nothing. */
const hasOf = (kind: TaskKind | undefined, expected: Expected): number =>
  kind ? expected.of(kind) : Number.POSITIVE_INFINITY;
