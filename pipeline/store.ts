// Store: the record of finished work, and the only truth about it. The contract that every store keeps.
import type { DigestName, Digests } from '../schemas/digests.ts';
import type { CollectionName, Collections } from '../schemas/index.ts';
import type { Reject } from '../schemas/reject.ts';

export type Records = { [C in CollectionName]?: Collections[C][] };

/** What one unit made. All of it is committed at once, or none of it. */
export interface Committed {
  readonly records: Records;
  readonly rejects: readonly Reject[];
}

/**
 * The read side. Stages come in the order of their names and units in the order of their ids, so what is read
 * does not depend on which unit finished first.
 */
export interface Reader {
  read<C extends CollectionName>(collection: C): AsyncIterable<Collections[C]>;
  /**
   * A few small fields of each record of the collection, in the same order (see schemas/digests.ts): for questions about all
   * of them, since no record is read that has been digested before.
   */
  digests<D extends DigestName>(name: D): AsyncIterable<Digests[D]>;
  /** Of all stages that write the collection, or of one. Rejects have IDs as well. */
  ids(collection: CollectionName | 'rejects', stage?: string): readonly string[];
  /** Records and rejects whose IDs begin so, each once. */
  startingWith(
    start: string,
  ): readonly { readonly listed: CollectionName | 'rejects'; readonly id: string }[];
  /** How many there are; takes no time, however many that is. */
  count(collection: CollectionName, stage?: string): number;
  /** How many records have which properties (see store/properties.ts); takes no time either. */
  properties(): ReadonlyMap<string, number>;
  /**
   * The same IDs in the order of their commits, which differs from run to run: for work that may come in any order.
   * Neighbors were often made from the same records, so whoever takes them in turn reads those once.
   */
  idsAsCommitted(collection: CollectionName): readonly string[];
  get<C extends CollectionName>(collection: C, id: string): Promise<Collections[C]>;
  /** Every record that was committed together with this one. */
  siblings(collection: CollectionName, id: string): Promise<Records>;
  rejects(): AsyncIterable<Reject>;
  reject(id: string): Promise<Reject>;
  /** What the units with this ID made, one of each stage that has one. */
  made(unit: string): Promise<readonly Committed[]>;
  finished(stage: string): ReadonlySet<string>;
  tally(stage: string): Tally;
  /** Absent where nothing is worth noting. */
  readonly notes?: StoreNotes;
}

/** What was found out about a run and need not be found out again, as long as what it rests on is the same. */
export interface StoreNotes {
  /** Names of the stages that have committed or withdrawn anything. */
  stages(): readonly string[];
  /** Changes with everything that a stage commits or withdraws. */
  stamp(stage: string): string;
  /** How many units of a stage are finished. */
  finished(stage: string): number;
  get(name: string): string | undefined;
  set(name: string, note: string | undefined): void;
}

/** Counts of one stage. Units and the things they made are told apart. */
export interface Tally {
  /** Units that made at least one record, or had nothing to make. */
  readonly kept: number;
  /** Units that made only rejects. */
  readonly rejected: number;
  readonly records: number;
  readonly rejects: number;
  /** All rejects, by reason: they add up to `rejects`. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Rejected units, each by the reason of its first reject: they add up to `rejected`. */
  readonly unitReasons: Readonly<Record<string, number>>;
}

export interface Store extends Reader, AsyncDisposable {
  /** Resolves when the unit is durable. Committing a finished unit again is a bug. */
  commit(stage: string, unit: string, committed: Committed): Promise<void>;
  /** Makes finished units owed again: what they made no longer counts. Resolves when that is durable. */
  withdraw(stage: string, units: readonly string[]): Promise<void>;
  /** Whether a withdrawn unit has now made something else than before. False if it was never withdrawn. */
  isChanged(stage: string, unit: string, committed: Committed): boolean;
  /** Units that made no record and have a reject with this reason. */
  rejectedFor(stage: string, reason: string): readonly string[];
}

export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
