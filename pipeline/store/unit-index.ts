// The index of committed units that stores keep in memory: which unit made which records, in a fixed order.
import type { CollectionName } from '../../schemas/index.ts';
import { BugError } from '../errors.ts';
import { compareIds, type Tally } from '../store.ts';
import type { UnitHeader } from './unit-line.ts';

export interface IndexedUnit extends UnitHeader {
  readonly stage: string;
}

export class UnitIndex<Indexed extends IndexedUnit> {
  readonly #units = new Map<string, Map<string, Indexed>>();
  readonly #holders = new Map<CollectionName, Map<string, Indexed>>();
  /** Units of a stage by id; dropped when the stage changes. */
  readonly #sorted = new Map<string, readonly Indexed[]>();

  add(indexed: Indexed): void {
    const units = this.#units.get(indexed.stage) ?? new Map<string, Indexed>();
    if (units.has(indexed.unit))
      throw new BugError(`unit ${indexed.unit} of ${indexed.stage} was committed twice`);
    units.set(indexed.unit, indexed);
    this.#units.set(indexed.stage, units);
    this.#sorted.delete(indexed.stage);
    for (const [collection, ids] of idsByCollection(indexed)) {
      const holders = this.#holders.get(collection) ?? new Map<string, Indexed>();
      for (const id of ids) holders.set(id, indexed);
      this.#holders.set(collection, holders);
    }
  }

  remove(stage: string, unit: string): void {
    const indexed = this.find(stage, unit);
    if (!indexed) throw new BugError(`unit ${unit} of ${stage} is not committed, so it cannot be withdrawn`);
    this.#units.get(stage)?.delete(unit);
    this.#sorted.delete(stage);
    for (const [collection, ids] of idsByCollection(indexed)) {
      const holders = this.#holders.get(collection);
      // Another unit may have made an equal record since.
      for (const id of ids) if (holders?.get(id) === indexed) holders.delete(id);
    }
  }

  find(stage: string, unit: string): Indexed | undefined {
    return this.#units.get(stage)?.get(unit);
  }

  /** The unit that made a record. */
  holderOf(collection: CollectionName, id: string): Indexed {
    const holder = this.#holders.get(collection)?.get(id);
    if (!holder) throw new BugError(`no record ${id} in ${collection}`);
    return holder;
  }

  /**
   * All units: stages by name, and within a stage by unit id, so that the order does not depend on timing.
   */
  all(): readonly Indexed[] {
    return [...this.#units.keys()].sort().flatMap((stage) => this.of(stage));
  }

  of(stage: string): readonly Indexed[] {
    const known = this.#sorted.get(stage);
    if (known) return known;
    const sorted = [...(this.#units.get(stage)?.values() ?? [])].sort((a, b) => compareIds(a.unit, b.unit));
    this.#sorted.set(stage, sorted);
    return sorted;
  }

  ids(collection: CollectionName, stage?: string): readonly string[] {
    const units = stage === undefined ? this.all() : this.of(stage);
    return units.flatMap(({ ids }) => ids[collection] ?? []);
  }

  idsAsCommitted(collection: CollectionName): readonly string[] {
    return [...(this.#holders.get(collection)?.keys() ?? [])];
  }

  finished(stage: string): ReadonlySet<string> {
    return new Set(this.#units.get(stage)?.keys());
  }

  rejectedFor(stage: string, reason: string): readonly string[] {
    return this.of(stage)
      .filter((unit) => recordCount(unit) === 0 && unit.reasons.includes(reason))
      .map(({ unit }) => unit);
  }

  tally(stage: string): Tally {
    const tally = { kept: 0, rejected: 0, records: 0, rejects: 0, reasons: {}, unitReasons: {} };
    for (const unit of this.of(stage)) {
      const records = recordCount(unit);
      const mainReason = records === 0 ? unit.reasons[0] : undefined;
      if (mainReason === undefined) tally.kept += 1;
      else {
        tally.rejected += 1;
        increment(tally.unitReasons, mainReason);
      }
      tally.records += records;
      tally.rejects += unit.reasons.length;
      for (const reason of unit.reasons) increment(tally.reasons, reason);
    }
    return tally;
  }
}

const idsByCollection = (indexed: UnitHeader): [CollectionName, readonly string[]][] =>
  Object.entries(indexed.ids) as [CollectionName, readonly string[]][]; // Object.entries forgets key types

const recordCount = ({ ids }: UnitHeader): number =>
  Object.values(ids).reduce((sum, list) => sum + list.length, 0);

function increment(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
