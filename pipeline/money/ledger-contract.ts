// What a ledger does for those who pay: reservations before calls, and what became of them. Amounts are in USD.
import type { Span } from '../trace.ts';
import type { LedgerEntry, Spending } from './spending.ts';
import type { Usage } from './usage.ts';

/** A file is written at once, a database in a while. */
type Ending = void | Promise<void>;

export interface Reservation {
  /** The cost is durable once this is over. */
  settle(usage: Usage, seconds: number): Ending;
  /** No answer came, but the call may have been charged. */
  lose(seconds: number): Ending;
  /** No answer came, and the call cannot have been charged. */
  release(): Ending;
  /**
   * Stays reserved beyond this session, as a call in a batch that is with its provider: whoever waits for room does not
   * wait for its end.
   */
  leave(): Ending;
}

/** The call that money is reserved for. */
export interface PaidCall {
  readonly stage: string;
  readonly role: string;
  /** Aborted to stop waiting for room in the budget. */
  readonly signal: AbortSignal;
  readonly span: Span;
  /** The name of a call that may outlast this process. The next one takes its reservation over, or releases it. */
  readonly batched?: string;
}

export interface Ledger extends AsyncDisposable {
  /**
   * Reserves `worst` until it is settled; it is asked for whenever there may be room, because it grows with what is
   * learned of the model. Waits while the calls in flight may still leave room; throws a BudgetError once they cannot.
   */
  reserve(call: PaidCall, model: string, worst: () => Usage): Promise<Reservation>;
  spending(): Spending;
  /** Tokens of the longest reply that the model has given in this run, as far as this process has seen. */
  longestReply(model: string): number;
  /** The reservation that an earlier process made for a batched call and has not settled; only once for each. */
  takeOver(batched: string): Reservation | undefined;
  /** Releases those that nobody took over: their calls were never sent. */
  releaseRest(): Ending;
}

export interface LedgerOptions {
  readonly path: string;
  readonly budget: number | undefined;
  /** Called with the cost of the run whenever it grows. */
  readonly onSpent?: (cost: number) => void;
}

/** `close` gets the line that ends what was reserved. */
export function reservationOf(
  reserved: LedgerEntry,
  close: (line: LedgerEntry) => Ending,
): Omit<Reservation, 'leave'> {
  const nothing = { input: 0, output: 0, cost: 0, seconds: 0 };
  return {
    settle: ({ input, cachedInput, output, cost, estimated }, seconds) =>
      close({
        ...reserved,
        ...{ input, cachedInput, output, cost, seconds: toMilliseconds(seconds) },
        ...(estimated ? { estimated } : {}),
      }),
    lose: (seconds) => close({ ...reserved, seconds: toMilliseconds(seconds), lost: true }),
    release: () => close({ ...reserved, ...nothing, lost: true }),
  };
}

const toMilliseconds = (seconds: number): number => Math.round(seconds * 1000) / 1000;
