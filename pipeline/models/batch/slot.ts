// What is known of one call that was gathered or sent: its batch, its money, who waits for it, and its answer.
import type { Reservation } from '../../money/ledger-contract.ts';
import { batchPrice, type Price } from '../../money/price.ts';
import { usageOf } from '../../money/reported-usage.ts';
import { whenAborted } from '../../when-aborted.ts';
import type { BatchedResult } from '../batched-call.ts';
import type { KnownBatch } from './batch-log.ts';

export interface Slot {
  /** Set once the batch is written down. */
  batch?: KnownBatch;
  /** From before the batch is written down, so that the money stays reserved for it. */
  isSent?: true;
  reservation?: Reservation | undefined;
  waiter?: Waiter;
  answer?: { readonly data: unknown };
}

interface Waiter {
  resolve(result: BatchedResult): void;
  reject(error: unknown): void;
}

/** Waits for what comes into the slot. */
export function resultOf(slot: Slot, signal: AbortSignal): Promise<BatchedResult> {
  return new Promise((resolve, reject) => {
    const forget = whenAborted(signal, () => {
      delete slot.waiter;
      reject(signal.reason);
    });
    slot.waiter = {
      resolve(result) {
        forget();
        resolve(result);
      },
      reject(error) {
        forget();
        reject(error);
      },
    };
  });
}

/** Seconds since the batch was sent. */
export const secondsSince = ({ batch }: Slot): number =>
  batch === undefined ? 0 : Math.max(0, (Date.now() - Date.parse(batch.at)) / 1000);

interface Booking {
  readonly price?: Price | undefined;
  readonly seconds: number;
}

/** Settles a call that nobody has asked for yet with what its answer says; at its worst case where it says nothing. */
export async function bookUnasked(
  reservation: Reservation,
  data: unknown,
  { price, seconds }: Booking,
): Promise<void> {
  const { usage: reported } = (data ?? {}) as { usage?: unknown }; // read by usageOf alone
  const unsaid = { sent: () => '?', received: () => '?' };
  const usage = await usageOf(reported, price && batchPrice(price), unsaid);
  if (usage.estimated) await reservation.lose(seconds);
  else await reservation.settle(usage, seconds);
}
