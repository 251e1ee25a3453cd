// A store in memory, for tests, rehearsals and programs that embed toolloom.
import type { CollectionName, Collections } from '../../schemas/index.ts';
import { BugError } from '../errors.ts';
import type { Committed, Records, Store } from '../store.ts';
import { type IndexedUnit, UnitIndex } from './unit-index.ts';
import { unitLine } from './unit-line.ts';

interface HeldUnit extends IndexedUnit {
  readonly sum: string;
  readonly committed: Committed;
}

export const memoryStore = (): Store => new MemoryStore();

class MemoryStore implements Store {
  readonly #index = new UnitIndex<HeldUnit>();
  /** Checksums of withdrawn units, by stage and unit. */
  readonly #withdrawn = new Map<string, string>();

  async *read<C extends CollectionName>(collection: C): AsyncIterable<Collections[C]> {
    for (const { committed } of this.#index.all()) yield* recordsIn(committed.records, collection);
  }

  ids(collection: CollectionName, stage?: string): readonly string[] {
    return this.#index.ids(collection, stage);
  }

  idsAsCommitted(collection: CollectionName): readonly string[] {
    return this.#index.idsAsCommitted(collection);
  }

  async get<C extends CollectionName>(collection: C, id: string): Promise<Collections[C]> {
    const record = recordsIn(await this.siblings(collection, id), collection).find((each) => each.id === id);
    if (!record) throw new BugError(`the unit of ${id} does not hold it`);
    return record;
  }

  async siblings(collection: CollectionName, id: string): Promise<Records> {
    return this.#index.holderOf(collection, id).committed.records;
  }

  async *rejects() {
    for (const { committed } of this.#index.all()) yield* committed.rejects;
  }

  finished(stage: string) {
    return this.#index.finished(stage);
  }

  tally(stage: string) {
    return this.#index.tally(stage);
  }

  rejectedFor(stage: string, reason: string) {
    return this.#index.rejectedFor(stage, reason);
  }

  async commit(stage: string, unit: string, committed: Committed): Promise<void> {
    const { header, sum } = unitLine(unit, committed);
    this.#index.add({ ...header, stage, sum, committed: structuredClone(committed) });
  }

  async withdraw(stage: string, units: readonly string[]): Promise<void> {
    for (const unit of units) {
      this.#withdrawn.set(`${stage}/${unit}`, this.#index.find(stage, unit)?.sum ?? '');
      this.#index.remove(stage, unit);
    }
  }

  isChanged(stage: string, unit: string, committed: Committed): boolean {
    const before = this.#withdrawn.get(`${stage}/${unit}`);
    return before !== undefined && before !== unitLine(unit, committed).sum;
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}

function recordsIn<C extends CollectionName>(records: Records, collection: C): readonly Collections[C][] {
  return records[collection] ?? [];
}
