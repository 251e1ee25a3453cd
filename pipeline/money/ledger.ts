// Ledger: what was paid, in a file of the run, so that it survives a resume; and the budget, which reserves
// the most that the calls in flight can cost, so that the cap is never exceeded. Amounts are in USD.
import { BudgetError } from '../errors.ts';
import { type LineFile, lineFile, readLines } from '../files/line-file.ts';
import type { Span } from '../trace.ts';
import { whenAborted } from '../when-aborted.ts';
import { isReservation, ledgerLineFrom } from './ledger-lines.ts';
import { budgetText, type LedgerEntry, type Spending, SumsByKey } from './spending.ts';
import type { Usage } from './usage.ts';

export interface Reservation {
  /** The cost is written to the file before this returns. */
  settle(usage: Usage, seconds: number): void;
  /** No answer came, but the call may have been charged. */
  lose(seconds: number): void;
  /** No answer came, and the call cannot have been charged. */
  release(): void;
}

/** The call that money is reserved for. */
interface PaidCall {
  readonly stage: string;
  readonly role: string;
  /** Aborted to stop waiting for room in the budget. */
  readonly signal: AbortSignal;
  readonly span: Span;
}

export interface Ledger extends AsyncDisposable {
  /**
   * Reserves `worst` until it is settled; it is asked for whenever there may be room, because it grows with what is
   * learned of the model. Waits while the calls in flight may still leave room; throws a BudgetError once they cannot.
   */
  reserve(call: PaidCall, model: string, worst: () => Usage): Promise<Reservation>;
  spending(): Spending;
  /** Tokens of the longest reply that the model has given in this run. */
  longestReply(model: string): number;
}

interface LedgerOptions {
  readonly path: string;
  readonly budget: number | undefined;
  /** Called with the cost of the run whenever it grows. */
  readonly onSpent?: (cost: number) => void;
}

/** Opens the ledger of a run for writing. */
export async function openLedger({ path, budget, onSpent = () => {} }: LedgerOptions): Promise<Ledger> {
  const sums = new SumsByKey();
  const open = new Map<number, LedgerEntry>();
  let last = 0;
  const file = await lineFile(path, (line, number) => {
    const { entry, settles, reserves } = ledgerLineFrom(line, path, number);
    if (reserves !== undefined) open.set(reserves, entry);
    else sums.add(entry);
    if (settles !== undefined) open.delete(settles);
    last = Math.max(last, reserves ?? 0);
  });
  // Calls that a killed process had in flight were never settled. They may have been charged.
  for (const [number, entry] of open) {
    const lost: LedgerEntry = { ...entry, lost: true, settles: number };
    sums.add(lost);
    file.write(JSON.stringify(lost));
  }
  return new FileLedger(file, sums, { budget, last, onSpent });
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

/** What is held for a call in flight. */
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
    { stage, role, signal, span }: PaidCall,
    model: string,
    worst: () => Usage,
  ): Promise<Reservation> {
    const { input, output, cost } = await this.#hold({ model, worst, signal }).catch((error: Error) => {
      span.event('budget', { 'error.message': error.message });
      throw error;
    });
    const entry = { stage, role, model, input, cachedInput: 0, output, cost, seconds: 0 };
    try {
      return this.#open(entry);
    } catch (error) {
      this.#free(entry);
      throw error;
    }
  }

  longestReply(model: string): number {
    return this.#sums.longestReply(model);
  }

  /** The reservation is in the file, and so is its end, however it ends. */
  #open(reserved: LedgerEntry): Reservation {
    const settles = this.#last + 1;
    this.#file.write(JSON.stringify({ reserves: settles, ...reserved }));
    this.#last = settles;
    const entry = { ...reserved, settles };
    const nothing = { input: 0, output: 0, cost: 0, seconds: 0 };
    const close = (line: LedgerEntry): void => this.#close(reserved, line);
    return {
      settle: ({ input, cachedInput, output, cost, estimated }, seconds) =>
        close({
          ...entry,
          ...{ input, cachedInput, output, cost, seconds: toMilliseconds(seconds) },
          ...(estimated ? { estimated } : {}),
        }),
      lose: (seconds) => close({ ...entry, seconds: toMilliseconds(seconds), lost: true }),
      release: () => close({ ...entry, ...nothing, lost: true }),
    };
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

  #free({ model, cost }: Held): void {
    this.#held -= cost;
    this.#inFlight.set(model, (this.#inFlight.get(model) ?? 0) - 1);
    this.#admitMore();
  }

  #fits({ model, cost }: Held): boolean {
    if (this.#budget === undefined) return true;
    // The first reply shows whether the endpoint keeps to its limit. Until then one call alone can pass the budget.
    const isUnproven = !this.#sums.hasReplied(model) && (this.#inFlight.get(model) ?? 0) > 0;
    return !isUnproven && this.#sums.cost + this.#held + cost <= this.#budget;
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

const toMilliseconds = (seconds: number): number => Math.round(seconds * 1000) / 1000;
