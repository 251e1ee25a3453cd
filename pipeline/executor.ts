// Executor: where units are worked on, and how many at once. Each unit gives one outcome.

import type { Unit } from './stage.ts';
import type { Committed } from './store.ts';

export type Outcome = { readonly unit: string; readonly committed: Committed } | FailedOutcome;

export interface FailedOutcome {
  readonly unit: string;
  readonly error: Error;
}

/** Does the work of one unit and never throws. Every process that does work uses the same function. */
export type Perform = (stage: string, unit: Unit) => Promise<Outcome>;

export interface Executor {
  /**
   * Yields outcomes as they arrive. When `drain` is aborted, units in flight are finished and no others are
   * begun.
   */
  execute(stage: string, units: AsyncIterable<Unit>, drain: AbortSignal): AsyncIterable<Outcome>;
}
