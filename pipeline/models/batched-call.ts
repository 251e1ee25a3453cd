// A call that goes out in a batch, and its result, as those who make calls see batches.
import type { Reservation } from '../money/ledger-contract.ts';
import type { Usage } from '../money/usage.ts';
import type { CallContext } from './model.ts';

export interface BatchedCall {
  /** The same in every process. */
  readonly id: string;
  /** The body of its request; valid until the result comes. */
  readonly bytes: Buffer;
  readonly call: CallContext;
  readonly worst: () => Usage;
}

export interface BatchedResult {
  /** The body of the answer. */
  readonly data: unknown;
  /** Undefined where it was settled before anybody asked for the result. */
  readonly reservation: Reservation | undefined;
  readonly seconds: number;
  /** To be called when the result is needed no more. */
  taken(): void;
}

/** The batches of one model. */
export interface Batching {
  /** The provider has answered a call. */
  readonly hasServed: boolean;
  /** Whether a batch that was sent has this call. */
  holds(id: string): boolean;
  /** Puts the call into a batch, unless one has it, and waits for its result. */
  complete(call: BatchedCall): Promise<BatchedResult>;
}
