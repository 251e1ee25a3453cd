// The index of the committed units of one stage in memory: which unit made which records, in a fixed order.
import type { CollectionName } from '../../schemas/index.ts';
import { BugError } from '../errors.ts';
import { compareIds } from '../store.ts';
import { type CountedUnit, count, emptySums, recordCount, type StageSums } from './stage-sums.ts';

export interface IndexedUnit extends CountedUnit {
  readonly stage: string;
  /** IDs of its rejects. */
  readonly rejects: readonly string[];
}

/** Rejects have IDs as records have, though they are no collection. */
export type Listed = CollectionName | 'rejects';

export interface ListedId {
  readonly listed: Listed;
  readonly id: string;
}

export class StageIndex<Indexed extends IndexedUnit> {
  readonly stage: string;
  /** Checksums of withdrawn units. */
  readonly withdrawn = new Map<string, string>();
  readonly sums: StageSums = emptySums();
  readonly #units = new Map<string, Indexed>();
  readonly #holders = new Map<Listed, Map<string, Indexed>>();
  /** Dropped when the stage changes. */
  #sorted: readonly Indexed[] | undefined;
  readonly #ids = new Map<Listed, readonly string[]>();

  constructor(stage: string) {
    this.stage = stage;
  }

  add(indexed: Indexed): void {
    if (this.#units.has(indexed.unit))
      throw new BugError(`unit ${indexed.unit} of ${this.stage} was committed twice`);
    this.#units.set(indexed.unit, indexed);
    this.#change(indexed, 1);
    for (const [listed, ids] of idsByList(indexed)) {
      const holders = this.#holders.get(listed) ?? new Map<string, Indexed>();
      for (const id of ids) holders.set(id, indexed);
      this.#holders.set(listed, holders);
    }
  }

  remove(unit: string): void {
    const indexed = this.find(unit);
    if (!indexed)
      throw new BugError(`unit ${unit} of ${this.stage} is not committed, so it cannot be withdrawn`);
    this.#units.delete(unit);
    this.#change(indexed, -1);
    for (const [listed, ids] of idsByList(indexed)) {
      const holders = this.#holders.get(listed);
      // Another unit may have made an equal record since.
      for (const id of ids) if (holders?.get(id) === indexed) holders.delete(id);
    }
  }

  find(unit: string): Indexed | undefined {
    return this.#units.get(unit);
  }

  /** The unit that made a record. */
  holderOf(listed: Listed, id: string): Indexed | undefined {
    return this.#holders.get(listed)?.get(id);
  }

  startingWith(start: string): readonly ListedId[] {
    return idsStarting(this.#units.values(), start);
  }

  /** In the order of unit IDs, so that it does not depend on timing. */
  sorted(): readonly Indexed[] {
    this.#sorted ??= [...this.#units.values()].sort((a, b) => compareIds(a.unit, b.unit));
    return this.#sorted;
  }

  /** In the order of commits. */
  units(): Iterable<Indexed> {
    return this.#units.values();
  }

  ids(listed: Listed): readonly string[] {
    const known = this.#ids.get(listed);
    if (known) return known;
    const ids = this.sorted().flatMap((unit) => idsIn(unit, listed));
    this.#ids.set(listed, ids);
    return ids;
  }

  idsAsCommitted(listed: Listed): readonly string[] {
    return [...(this.#holders.get(listed)?.keys() ?? [])];
  }

  finished(): ReadonlySet<string> {
    return new Set(this.#units.keys());
  }

  rejectedFor(reason: string): readonly string[] {
    return this.sorted()
      .filter((unit) => recordCount(unit) === 0 && unit.reasons.includes(reason))
      .map(({ unit }) => unit);
  }

  #change(indexed: Indexed, by: 1 | -1): void {
    count(this.sums, indexed, by);
    this.#sorted = undefined;
    this.#ids.clear();
  }
}

/** IDs that begin so. */
export function idsStarting(units: Iterable<IndexedUnit>, start: string): ListedId[] {
  const found: ListedId[] = [];
  for (const unit of units)
    for (const [listed, ids] of idsByList(unit))
      for (const id of ids) if (id.startsWith(start)) found.push({ listed, id });
  return found;
}

export const idsIn = ({ ids, rejects }: IndexedUnit, listed: Listed): readonly string[] =>
  (listed === 'rejects' ? rejects : ids[listed]) ?? [];

const idsByList = ({ ids, rejects }: IndexedUnit): [Listed, readonly string[]][] => [
  ...(Object.entries(ids) as [CollectionName, readonly string[]][]), // Object.entries forgets key types
  ...(rejects.length > 0 ? [['rejects', rejects] as [Listed, readonly string[]]] : []),
];
