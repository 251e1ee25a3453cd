// A store in memory, for tests, rehearsals and programs that embed toolloom.
import type { DigestName, Digests } from '../../schemas/digests.ts';
import type { CollectionName, Collections } from '../../schemas/index.ts';
import { BugError } from '../errors.ts';
import type { Committed, Records, Store } from '../store.ts';
import { digestsOf } from './digests.ts';
import { type IndexedUnit, type Listed, StageIndex } from './stage-index.ts';
import { indexedUnit } from './stage-lines.ts';
import { type IndexedStage, UnitIndex } from './unit-index.ts';
import { unitLine } from './unit-line.ts';

interface HeldUnit extends IndexedUnit {
  readonly sum: string;
  readonly committed: Committed;
}

export const memoryStore = (): Store => new MemoryStore();

class MemoryStore implements Store {
  readonly #index = new UnitIndex<HeldUnit, IndexedStage<HeldUnit>>();

  async *read<C extends CollectionName>(collection: C): AsyncIterable<Collections[C]> {
    for (const { committed } of this.#index.unitsWith(collection))
      yield* recordsIn(committed.records, collection);
  }

  async *digests<D extends DigestName>(name: D): AsyncIterable<Digests[D]> {
    for (const { committed } of this.#index.unitsWith(name)) yield* digestsOf(committed)?.[name] ?? [];
  }

  ids(listed: Listed, stage?: string): readonly string[] {
    return this.#index.ids(listed, stage);
  }

  startingWith(start: string) {
    return this.#index.startingWith(start);
  }

  idsAsCommitted(collection: CollectionName): readonly string[] {
    return this.#index.idsAsCommitted(collection);
  }

  count(collection: CollectionName, stage?: string): number {
    return this.#index.count(collection, stage);
  }

  properties() {
    return this.#index.properties();
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
    for (const { committed } of this.#index.unitsWith('rejects')) yield* committed.rejects;
  }

  async reject(id: string) {
    const { rejects } = this.#index.holderOf('rejects', id).committed;
    const reject = rejects.find((each) => each.id === id);
    if (!reject) throw new BugError(`the unit of ${id} does not hold it`);
    return reject;
  }

  async made(unit: string): Promise<readonly Committed[]> {
    return this.#index.named(unit).map(({ committed }) => committed);
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
    const held = { ...indexedUnit(stage, header, committed), sum, committed: structuredClone(committed) };
    this.#stage(stage).add(held);
  }

  async withdraw(stage: string, units: readonly string[]): Promise<void> {
    const index = this.#stage(stage);
    for (const unit of units) {
      index.withdrawn.set(unit, index.find(unit)?.sum ?? '');
      index.remove(unit);
    }
  }

  isChanged(stage: string, unit: string, committed: Committed): boolean {
    const before = this.#stage(stage).withdrawn.get(unit);
    return before !== undefined && before !== unitLine(unit, committed).sum;
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  #stage(name: string): StageIndex<HeldUnit> {
    const known = this.#index.stage(name);
    if (known) return known.index;
    const index = new StageIndex<HeldUnit>(name);
    this.#index.set(name, {
      index,
      found: index,
      finished: () => index.finished(),
      get sums() {
        return index.sums;
      },
    });
    return index;
  }
}

function recordsIn<C extends CollectionName>(records: Records, collection: C): readonly Collections[C][] {
  return records[collection] ?? [];
}
