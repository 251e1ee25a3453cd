// Store: the record of finished work, and the only truth about it. The contract that every store keeps.
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
  /** Of all stages that write the collection, or of one. */
  ids(collection: CollectionName, stage?: string): readonly string[];
  /**
   * The same IDs in the order of their commits, which differs from run to run: for work that may come in any order.
   * Neighbors were often made from the same records, so whoever takes them in turn reads those once.
   */
  idsAsCommitted(collection: CollectionName): readonly string[];
  get<C extends CollectionName>(collection: C, id: string): Promise<Collections[C]>;
  /** Every record that was committed together with this one. */
  siblings(collection: CollectionName, id: string): Promise<Records>;
  rejects(): AsyncIterable<Reject>;
  finished(stage: string): ReadonlySet<string>;
  tally(stage: string): Tally;
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
