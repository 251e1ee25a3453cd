// Ledger: what was paid, in a file of the run, so that it survives a resume; and the budget, which holds back
// the worst that everything in flight may cost, so that the cap is never overshot. Amounts are USD.
import { z } from 'zod';
import { BudgetError, UsageError } from '../errors.ts';
import { type LineFile, lineFile, readLines } from '../files/line-file.ts';
import type { Span } from '../trace.ts';
import { whenAborted } from '../when-aborted.ts';
import { type Entry, entrySchema, type Spending, SumsByKey } from './spending.ts';
import type { Usage } from './usage.ts';

/** Written when a call is begun under a budget: if the process dies, the call counts as lost. */
const reservationSchema = z.strictObject({ reserves: z.int(), ...entrySchema.omit({ settles: true }).shape });

const lineSchema = z.union([reservationSchema, entrySchema]);

export interface Reservation {
  /** Written before it returns. */
  settle(usage: Usage, seconds: number): void;
  /** No answer came, though the call may have been charged. */
  lose(seconds: number): void;
  /** No answer came, and nothing can have been charged. */
  release(): void;
}

/** The call that money is reserved for. */
export interface PaidCall {
  readonly stage: string;
  readonly role: string;
  /** Aborted to stop waiting for room in the budget. */
  readonly signal: AbortSignal;
  readonly span: Span;
}

export interface Ledger extends AsyncDisposable {
  /**
   * Holds back `worst` until it is settled. Waits while what is in flight may still leave room; then a
   * BudgetError.
   */
  reserve(call: PaidCall, model: string, worst: Usage): Promise<Reservation>;
  spending(): Spending;
}

export interface LedgerOptions {
  readonly path: string;
  readonly budget: number | undefined;
  /** Told what the run has cost whenever that grows. */
  readonly onSpent?: (cost: number) => void;
}

/** Opens the ledger of a run for writing. */
export async function openLedger({ path, budget, onSpent = () => {} }: LedgerOptions): Promise<Ledger> {
  const sums = new SumsByKey();
  const open = new Map<number, Entry>();
  let last = 0;
  const file = await lineFile(path, (line, number) => {
    const { entry, settles, reserves } = parsedLine(line, path, number);
    if (reserves !== undefined) open.set(reserves, entry);
    else sums.add(entry);
    if (settles !== undefined) open.delete(settles);
    last = Math.max(last, reserves ?? 0);
  });
  // What a killed process had in flight was begun and never settled: it may have been charged.
  for (const [number, entry] of open) {
    const lost: Entry = { ...entry, lost: true, settles: number };
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
    const { entry, reserves } = parsedLine(line, path, number);
    if (reserves === undefined) sums.add(entry);
  });
  return sums.all();
}

function parsedLine(
  line: string,
  path: string,
  number: number,
): { entry: Entry; settles?: number; reserves?: number } {
  try {
    const parsed = lineSchema.parse(JSON.parse(line));
    if (!('reserves' in parsed))
      return { entry: parsed, ...(parsed.settles === undefined ? {} : { settles: parsed.settles }) };
    const { reserves, ...entry } = parsed;
    return { entry, reserves };
  } catch (cause) {
    throw new UsageError(
      `${path}:${number}: not a line of a ledger; restore the file, or start another run with --run`,
      { cause },
    );
  }
}

interface Waiter {
  readonly worst: number;
  readonly admit: () => void;
  readonly refuse: (error: Error) => void;
}

class FileLedger implements Ledger {
  readonly #file: LineFile;
  readonly #sums: SumsByKey;
  readonly #budget: number | undefined;
  readonly #waiting: Waiter[] = [];
  #held = 0;
  #inFlight = 0;
  readonly #onSpent: (cost: number) => void;
  #last: number;

  constructor(
    file: LineFile,
    sums: SumsByKey,
    { budget, last, onSpent }: { budget: number | undefined; last: number; onSpent: (cost: number) => void },
  ) {
    this.#file = file;
    this.#sums = sums;
    this.#budget = budget;
    this.#last = last;
    this.#onSpent = onSpent;
  }

  spending(): Spending {
    return this.#sums.all();
  }

  async reserve({ stage, role, signal, span }: PaidCall, model: string, worst: Usage): Promise<Reservation> {
    await this.#hold(worst.cost, signal).catch((error: Error) => {
      span.event('budget', { 'error.message': error.message });
      throw error;
    });
    const entry: Entry = {
      stage,
      role,
      model,
      input: worst.input,
      cachedInput: 0,
      output: worst.output,
      cost: worst.cost,
      seconds: 0,
    };
    const number = this.#budget === undefined ? undefined : ++this.#last;
    if (number !== undefined) this.#file.write(JSON.stringify({ reserves: number, ...entry }));
    const settles = number === undefined ? {} : { settles: number };
    const closed = (line: Entry | undefined): void => {
      this.#held -= worst.cost;
      this.#inFlight -= 1;
      if (line) {
        this.#sums.add(line);
        this.#file.write(JSON.stringify(line));
        this.#onSpent(this.#sums.cost);
      }
      this.#admitMore();
    };
    return {
      settle: ({ input, cachedInput, output, cost, estimated }, seconds) =>
        closed({
          ...entry,
          input,
          cachedInput,
          output,
          cost,
          seconds: rounded(seconds),
          ...(estimated ? { estimated } : {}),
          ...settles,
        }),
      lose: (seconds) => closed({ ...entry, seconds: rounded(seconds), lost: true, ...settles }),
      // Under a budget the reservation is in the file, so that its end must be too.
      release: () =>
        closed(
          number === undefined
            ? undefined
            : { ...entry, input: 0, output: 0, cost: 0, seconds: 0, lost: true, ...settles },
        ),
    };
  }

  #fits(worst: number): boolean {
    return this.#sums.cost + this.#held + worst <= (this.#budget ?? Number.POSITIVE_INFINITY);
  }

  /** Counted in the moment of the decision, so that no two calls take the same room. */
  #take(worst: number): void {
    this.#held += worst;
    this.#inFlight += 1;
  }

  #hold(worst: number, signal: AbortSignal): Promise<void> {
    if (this.#waiting.length === 0 && this.#fits(worst)) {
      this.#take(worst);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(signal.reason);
      };
      const waiter: Waiter = {
        worst,
        admit() {
          forget();
          resolve();
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
    for (let next = this.#waiting[0]; next && this.#fits(next.worst); next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#take(next.worst);
      next.admit();
    }
    if (this.#inFlight > 0) return;
    for (const { refuse, worst } of this.#waiting.splice(0)) {
      const spent = `$${this.#sums.cost.toFixed(4)} spent, and the next call may cost $${worst.toFixed(4)}`;
      refuse(new BudgetError(`the budget of $${this.#budget} is reached: ${spent}`));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#file.close();
  }
}

const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;
