// Store: the record of finished work, which is the only truth about it. Here the contract and the memory
// store.
import type { CollectionName, Collections } from '../schemas/index.ts';
import type { Reject } from '../schemas/reject.ts';
import { BugError } from './errors.ts';

export type Records = { [C in CollectionName]?: Collections[C][] };

/** What one unit came to. All of it is committed at once, or none. */
export interface Committed {
  readonly records: Records;
  readonly rejects: readonly Reject[];
}

/**
 * Read side. The order is that of the names of stages and the ids of units, so it does not depend on who
 * finished first.
 */
export interface Reader {
  read<C extends CollectionName>(collection: C): AsyncIterable<Collections[C]>;
  /** Of all stages that write the collection, or of one. */
  ids(collection: CollectionName, stage?: string): readonly string[];
  get<C extends CollectionName>(collection: C, id: string): Promise<Collections[C]>;
  /** Every record that was committed together with this one. */
  siblings(collection: CollectionName, id: string): Promise<Records>;
  rejects(): AsyncIterable<Reject>;
  finished(stage: string): ReadonlySet<string>;
  tally(stage: string): Tally;
}

export interface Tally {
  /** Units that left at least one record, or nothing at all. */
  readonly kept: number;
  /** Units that left only rejects. */
  readonly rejected: number;
  readonly records: number;
  readonly reasons: Readonly<Record<string, number>>;
}

export interface Store extends Reader, AsyncDisposable {
  /** Resolves when the unit is durable. Committing a unit twice is a bug. */
  commit(stage: string, unit: string, committed: Committed): Promise<void>;
}

export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function tallyOf(units: Iterable<{ records: number; reasons: readonly string[] }>): Tally {
  const reasons: Record<string, number> = {};
  let kept = 0;
  let rejected = 0;
  let records = 0;
  for (const unit of units) {
    if (unit.records === 0 && unit.reasons.length > 0) rejected += 1;
    else kept += 1;
    records += unit.records;
    for (const reason of unit.reasons) reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  return { kept, rejected, records, reasons };
}

/** Holds everything in memory; for tests and for embedding toolloom in a program. */
export function memoryStore(): Store {
  const stages = new Map<string, Map<string, Committed>>();
  /** Record id -> the unit that left it, per collection. */
  const places = new Map<CollectionName, Map<string, Committed>>();
  const unitsOf = (stage: string): Committed[] =>
    [...(stages.get(stage) ?? [])].sort(([a], [b]) => compareIds(a, b)).map(([, unit]) => unit);
  const all = (): Committed[] => [...stages.keys()].sort().flatMap(unitsOf);
  const recordsOf = <C extends CollectionName>(collection: C): Collections[C][] =>
    all().flatMap((unit): Collections[C][] => unit.records[collection] ?? []);
  const unitWith = (collection: CollectionName, id: string): Committed => {
    const unit = places.get(collection)?.get(id);
    if (!unit) throw new BugError(`no record ${id} in ${collection}`);
    return unit;
  };

  return {
    async *read(collection) {
      yield* recordsOf(collection);
    },
    ids: (collection, stage) =>
      (stage === undefined ? all() : unitsOf(stage)).flatMap((unit) =>
        (unit.records[collection] ?? []).map((record) => record.id),
      ),
    async get<C extends CollectionName>(collection: C, id: string): Promise<Collections[C]> {
      const records: readonly Collections[C][] = unitWith(collection, id).records[collection] ?? [];
      const record = records.find((candidate) => candidate.id === id);
      if (!record) throw new BugError(`the unit of ${id} does not hold it`);
      return record;
    },
    siblings: async (collection, id) => unitWith(collection, id).records,
    async *rejects() {
      for (const unit of all()) yield* unit.rejects;
    },
    finished: (stage) => new Set(stages.get(stage)?.keys()),
    tally: (stage) =>
      tallyOf(
        unitsOf(stage).map((unit) => ({
          records: Object.values(unit.records).reduce((sum, list) => sum + list.length, 0),
          reasons: unit.rejects.map((reject) => reject.reason),
        })),
      ),
    async commit(stage, unit, committed) {
      const units = stages.get(stage) ?? new Map<string, Committed>();
      if (units.has(unit)) throw new BugError(`unit ${unit} of ${stage} was committed twice`);
      const kept = structuredClone(committed);
      units.set(unit, kept);
      stages.set(stage, units);
      for (const [name, records] of Object.entries(kept.records) as [CollectionName, { id: string }[]][]) {
        // Object.entries forgets key types; the keys come from a typed object.
        const known = places.get(name) ?? new Map<string, Committed>();
        for (const { id } of records) known.set(id, kept);
        places.set(name, known);
      }
    },
    async [Symbol.asyncDispose]() {},
  };
}
