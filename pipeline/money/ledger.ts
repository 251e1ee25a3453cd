// Ledger: what was paid, in a file of the run, so that it survives a resume; and the budget, which reserves
// the most that the calls in flight can cost, so that the cap is never exceeded. Amounts are in USD.
import { BudgetError } from '../errors.ts';
import { type LineFile, lineFile, readLines } from '../files/line-file.ts';
import { whenAborted } from '../when-aborted.ts';
import {
  type Ledger,
  type LedgerOptions,
  type PaidCall,
  type Reservation,
  reservationOf,
} from './ledger-contract.ts';
import { isReservation, type LedgerLine, ledgerLineFrom } from './ledger-lines.ts';
import { hasRoom } from './room.ts';
import { budgetText, type LedgerEntry, type Spending, SumsByKey } from './spending.ts';
import type { Usage } from './usage.ts';

export type { Ledger, Reservation } from './ledger-contract.ts';

/** Opens the ledger of a run for writing. */
export async function openLedger({ path, budget, onSpent = () => {} }: LedgerOptions): Promise<Ledger> {
  const sums = new SumsByKey();
  const open = new Map<number, LedgerLine>();
  let last = 0;
  const file = await lineFile(path, (text, number) => {
    const line = ledgerLineFrom(text, path, number);
    const { entry, settles, reserves } = line;
    if (reserves !== undefined) open.set(reserves, line);
    else sums.add(entry);
    if (settles !== undefined) open.delete(settles);
    last = Math.max(last, reserves ?? 0);
  });
  const ledger = new FileLedger(file, sums, { budget, last, onSpent });
  // What a killed process had in flight was never settled. It may have been charged; batches are seen to by the next one.
  for (const [number, { entry, batched }] of open) {
    const lost: LedgerEntry = { ...entry, lost: true, settles: number };
    if (batched === undefined) {
      sums.add(lost);
      file.write(JSON.stringify(lost));
    } else ledger.carry(batched, entry, number);
  }
  return ledger;
}

/** A ledger without a file, for calls that belong to no run. */
export function memoryLedger(budget?: number): Ledger {
  return new FileLedger({ write() {}, close() {} }, new SumsByKey(), { budget, last: 0, onSpent: () => {} });
}

/** Reads what a run has spent, also while another process writes it. */
export async function readSpending(path: string): Promise<Spending> {
  const sums = new SumsByKey();
  await readLines(path, (line, number) => {
    if (!isReservation(line)) sums.add(ledgerLineFrom(line, path, number).entry);
  });
  return sums.all();
}

interface HoldRequest {
  readonly model: string;
  readonly worst: () => Usage;
  readonly signal: AbortSignal;
}

interface Waiter extends Omit<HoldRequest, 'signal'> {
  readonly admit: (worst: Usage) => void;
  readonly refuse: (error: Error) => void;
}

type Held = Pick<LedgerEntry, 'model' | 'cost'>;

interface FileLedgerOptions {
  readonly budget: number | undefined;
  /** The number of the last reservation in the file. */
  readonly last: number;
  readonly onSpent: (cost: number) => void;
}

class FileLedger implements Ledger {
  readonly #file: LineFile;
  readonly #sums: SumsByKey;
  readonly #budget: number | undefined;
  readonly #onSpent: (cost: number) => void;
  readonly #waiting: Waiter[] = [];
  #held = 0;
  /** Calls by model. */
  readonly #inFlight = new Map<string, number>();
  readonly #carried = new Map<string, Reservation>();
  #last: number;

  constructor(file: LineFile, sums: SumsByKey, { budget, last, onSpent }: FileLedgerOptions) {
    this.#file = file;
    this.#sums = sums;
    this.#budget = budget;
    this.#last = last;
    this.#onSpent = onSpent;
  }

  spending(): Spending {
    return this.#sums.all();
  }

  async reserve(
    { stage, role, signal, span, batched }: PaidCall,
    model: string,
    worst: () => Usage,
  ): Promise<Reservation> {
    const { input, output, cost } = await this.#hold({ model, worst, signal }).catch((error: Error) => {
      span.event('budget', { 'error.message': error.message });
      throw error;
    });
    const entry = { stage, role, model, input, cachedInput: 0, output, cost, seconds: 0 };
    try {
      return this.#open(entry, batched);
    } catch (error) {
      this.#free(entry);
      throw error;
    }
  }

  longestReply(model: string): number {
    return this.#sums.longestReply(model);
  }

  /** A reservation of an earlier process, which is held on. */
  carry(batched: string, reserved: LedgerEntry, number: number): void {
    this.#take(reserved);
    this.#carried.set(batched, this.#reservation(reserved, number));
  }

  takeOver(batched: string): Reservation | undefined {
    const reservation = this.#carried.get(batched);
    this.#carried.delete(batched);
    return reservation;
  }

  releaseRest(): void {
    for (const reservation of this.#carried.values()) void reservation.release();
    this.#carried.clear();
  }

  /** The reservation is in the file, and so is its end, however it ends. */
  #open(reserved: LedgerEntry, batched: string | undefined): Reservation {
    const settles = this.#last + 1;
    this.#file.write(JSON.stringify({ reserves: settles, ...reserved, batched }));
    this.#last = settles;
    return this.#reservation(reserved, settles);
  }

  #reservation(reserved: LedgerEntry, settles: number): Reservation {
    const close = (line: LedgerEntry): void => this.#close(reserved, { ...line, settles });
    return { ...reservationOf(reserved, close), leave: () => this.#endWait(reserved) };
  }

  #close(reserved: Held, line: LedgerEntry): void {
    this.#sums.add(line);
    try {
      this.#file.write(JSON.stringify(line));
      this.#onSpent(this.#sums.cost);
    } finally {
      this.#free(reserved);
    }
  }

  #free(held: Held): void {
    this.#held -= held.cost;
    this.#endWait(held);
  }

  #endWait({ model }: Held): void {
    this.#inFlight.set(model, (this.#inFlight.get(model) ?? 0) - 1);
    this.#admitMore();
  }

  #fits({ model, cost }: Held): boolean {
    return hasRoom(this.#budget, cost, {
      spent: this.#sums.cost,
      held: this.#held,
      inFlight: this.#inFlight.get(model) ?? 0,
      hasReplied: this.#sums.hasReplied(model),
    });
  }

  /** Called at the moment of the decision, so that no two calls take the same room. */
  #take({ model, cost }: Held): void {
    this.#held += cost;
    this.#inFlight.set(model, (this.#inFlight.get(model) ?? 0) + 1);
  }

  #hold({ model, worst, signal }: HoldRequest): Promise<Usage> {
    const first = worst();
    const held = { model, cost: first.cost };
    if (this.#waiting.length === 0 && this.#fits(held)) {
      this.#take(held);
      return Promise.resolve(first);
    }
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(signal.reason);
      };
      const waiter: Waiter = {
        model,
        worst,
        admit(usage) {
          forget();
          resolve(usage);
        },
        refuse(error) {
          forget();
          reject(error);
        },
      };
      this.#waiting.push(waiter);
      const forget = whenAborted(signal, onAbort);
      this.#admitMore();
    });
  }

  #admitMore(): void {
    for (let [next] = this.#waiting; next; [next] = this.#waiting) {
      const { model, worst, admit } = next;
      const usage = worst();
      const held = { model, cost: usage.cost };
      if (!this.#fits(held)) break;
      this.#waiting.shift();
      this.#take(held);
      admit(usage);
    }
    if ([...this.#inFlight.values()].some((count) => count > 0)) return;
    for (const { refuse, worst } of this.#waiting.splice(0)) {
      const { cost } = worst();
      refuse(new BudgetError(budgetText(this.#budget ?? 0, this.#sums.cost, cost), cost));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#file.close();
  }
}
