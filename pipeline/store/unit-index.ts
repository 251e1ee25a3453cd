// The units of all stages as one: stages in the order of their names, and units in the order of their IDs. A stage is looked
// into only where its sums do not answer the question.
import type { CollectionName } from '../../schemas/index.ts';
import { BugError } from '../errors.ts';
import type { Tally } from '../store.ts';
import type { PropertyCounts } from './properties.ts';
import { type IndexedUnit, idsIn, type Listed, type ListedId, type StageIndex } from './stage-index.ts';
import { emptySums, type StageSums, tallyOf, unitCount } from './stage-sums.ts';

/** Units that are asked for one by one. */
export interface FoundUnits<Indexed extends IndexedUnit> {
  find(unit: string): Indexed | undefined;
  /** The unit that made a record. */
  holderOf(listed: Listed, id: string): Indexed | undefined;
  /** IDs that begin so. */
  startingWith(start: string): readonly ListedId[];
}

export interface IndexedStage<Indexed extends IndexedUnit> {
  readonly sums: StageSums;
  readonly found: FoundUnits<Indexed>;
  /** IDs of all units. */
  finished(): ReadonlySet<string>;
  /** Read from the disk when it is asked for the first time. */
  readonly index: StageIndex<Indexed>;
}

export class UnitIndex<Indexed extends IndexedUnit, Stage extends IndexedStage<Indexed>> {
  readonly #stages = new Map<string, Stage>();
  /** IDs of several stages, with the lists that they were put together from. */
  readonly #joined = new Map<
    Listed,
    { readonly parts: readonly (readonly string[])[]; readonly ids: string[] }
  >();

  set(name: string, stage: Stage): void {
    this.#stages.set(name, stage);
  }

  stage(name: string): Stage | undefined {
    return this.#stages.get(name);
  }

  names(): readonly string[] {
    return [...this.#stages.keys()].sort();
  }

  /** The unit that made a record. */
  holderOf(listed: Listed, id: string): Indexed {
    for (const { found } of this.holding(listed)) {
      const holder = found.holderOf(listed, id);
      if (holder) return holder;
    }
    throw new BugError(`no record ${id} in ${listed}`);
  }

  /** Units that made such records. */
  *unitsWith(listed: Listed): Iterable<Indexed> {
    for (const { index } of this.holding(listed))
      for (const unit of index.sorted()) if (idsIn(unit, listed).length > 0) yield unit;
  }

  /** Units of this name, of any stage. */
  named(unit: string): readonly Indexed[] {
    const stages = this.names().flatMap((name) => this.#stages.get(name) ?? []);
    return stages.filter(({ sums }) => unitCount(sums) > 0).flatMap(({ found }) => found.find(unit) ?? []);
  }

  /** IDs that begin so, each once. */
  startingWith(start: string): readonly ListedId[] {
    const stages = this.names().flatMap((name) => this.#stages.get(name) ?? []);
    const all = stages.flatMap(({ found }) => found.startingWith(start));
    return [...new Map(all.map((each) => [`${each.listed}/${each.id}`, each])).values()];
  }

  ids(listed: Listed, stage?: string): readonly string[] {
    if (stage !== undefined) return this.#lists(listed, [stage])[0] ?? [];
    const parts = this.#lists(listed, this.names());
    if (parts.length < 2) return parts[0] ?? [];
    const known = this.#joined.get(listed);
    if (known?.parts.length === parts.length && parts.every((part, at) => part === known.parts[at]))
      return known.ids;
    const ids = parts.flat();
    this.#joined.set(listed, { parts, ids });
    return ids;
  }

  idsAsCommitted(collection: CollectionName): readonly string[] {
    const ids = this.holding(collection).map(({ index }) => index.idsAsCommitted(collection));
    return ids.length === 1 ? (ids[0] ?? []) : [...new Set(ids.flat())];
  }

  count(collection: CollectionName, stage?: string): number {
    const names = stage === undefined ? this.names() : [stage];
    return names.reduce((sum, name) => sum + numberOf(collection, this.#sumsOf(name)), 0);
  }

  properties(): PropertyCounts {
    const all = new Map<string, number>();
    for (const name of this.names())
      for (const [key, number] of this.#sumsOf(name).properties) all.set(key, (all.get(key) ?? 0) + number);
    return all;
  }

  finished(stage: string): ReadonlySet<string> {
    return this.#stages.get(stage)?.finished() ?? new Set();
  }

  rejectedFor(stage: string, reason: string): readonly string[] {
    return this.#sumsOf(stage).rejected === 0 ? [] : this.#indexOf(stage).rejectedFor(reason);
  }

  tally(stage: string): Tally {
    return tallyOf(this.#sumsOf(stage));
  }

  #sumsOf(name: string): StageSums {
    return this.#stages.get(name)?.sums ?? emptySums();
  }

  #indexOf(name: string): StageIndex<Indexed> {
    const stage = this.#stages.get(name);
    if (!stage) throw new BugError(`stage ${name} has no units`);
    return stage.index;
  }

  #lists(listed: Listed, names: readonly string[]): (readonly string[])[] {
    return names
      .filter((name) => numberOf(listed, this.#sumsOf(name)) > 0)
      .map((name) => this.#indexOf(name).ids(listed));
  }

  /** In the order of their names. */
  holding(listed: Listed): Stage[] {
    return this.names()
      .flatMap((name) => this.#stages.get(name) ?? [])
      .filter(({ sums }) => numberOf(listed, sums) > 0);
  }
}

const numberOf = (listed: Listed, { made, rejects }: StageSums): number =>
  listed === 'rejects' ? rejects : (made[listed] ?? 0);
