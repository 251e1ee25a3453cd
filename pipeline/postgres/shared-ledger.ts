// The ledger of a run that several processes share. Each call reserves the most it can cost in a transaction that locks the
// account of the run, so the budget holds for all processes together. What comes while one transaction is under way goes
// into the next one. Among the calls of one process the first comes first; processes take turns by chance.
import { randomUUID } from 'node:crypto';
import { BudgetError, BugError } from '../errors.ts';
import { type Ledger, type PaidCall, type Reservation, reservationOf } from '../money/ledger-contract.ts';
import { budgetText, type LedgerEntry, type Spending, SumsByKey } from '../money/spending.ts';
import type { Usage } from '../money/usage.ts';
import { whenAborted } from '../when-aborted.ts';
import { type LedgerRow, ledgerRows, rowsAtOnce } from './ledger-mirror.ts';
import { bookRound, type WantedCall } from './ledger-round.ts';
import { type Account, accountChannel, lockedAccount, loseReservations } from './shared-account.ts';
import type { SharedRun } from './shared-run.ts';
import { Wake } from './wake.ts';

interface SharedLedgerOptions {
  readonly budget: number | undefined;
  /** Called with the cost of the run whenever it has grown. */
  readonly onSpent?: (cost: number) => void;
}

/** This process must take part already: reservations of others count as lost. */
export async function openSharedLedger(shared: SharedRun, options: SharedLedgerOptions): Promise<Ledger> {
  const { database, run } = shared;
  const account = await database.transaction(async (queries) => {
    await loseReservations(queries, run, []);
    return await lockedAccount(queries, run);
  });
  const ledger = new SharedLedger(shared, account, options);
  await ledger.follow();
  ledger.keepFollowing();
  return ledger;
}

/** Milliseconds between two looks at what other processes have paid, and, while a call waits, at the room that is left. */
const lookEvery = 1000;

interface Waiter extends WantedCall {
  readonly signal: AbortSignal;
  readonly admit: (entry: LedgerEntry) => void;
  readonly refuse: (error: unknown) => void;
}

interface Closing {
  readonly id: string;
  readonly line: LedgerEntry;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

class SharedLedger implements Ledger {
  readonly #shared: SharedRun;
  readonly #options: SharedLedgerOptions;
  readonly #sums = new SumsByKey();
  readonly #wake = new Wake();
  /** Numbers of the lines of this process that are summed up, but not yet passed by. */
  readonly #own = new Set<number>();
  #account: Account;
  #followed = 0;
  #spent = 0;
  #waiting: Waiter[] = [];
  #closings: Closing[] = [];
  #isOwed = false;
  #isWorking = false;
  #working: Promise<void> | undefined;
  #following: Promise<void> | undefined;
  #isClosed = false;

  constructor(shared: SharedRun, account: Account, options: SharedLedgerOptions) {
    this.#shared = shared;
    this.#account = account;
    this.#options = options;
    shared.database.listen(accountChannel(shared.run), () => this.#wake.now());
  }

  /** As of the last second, and with all that this process has paid. */
  spending(): Spending {
    return this.#sums.all();
  }

  longestReply(model: string): number {
    return this.#account.longestReply(model);
  }

  takeOver(): undefined {
    return undefined;
  }

  releaseRest(): void {}

  async reserve(call: PaidCall, model: string, worst: () => Usage): Promise<Reservation> {
    if (call.batched !== undefined) throw new BugError('calls of a shared run go out by themselves');
    const id = randomUUID();
    const { stage, role, signal } = call;
    const entry = await this.#hold({ id, stage, role, model, worst, signal }).catch((error: Error) => {
      call.span.event('budget', { 'error.message': error.message });
      throw error;
    });
    const leave = (): never => {
      throw new BugError('no call of a shared run stays with a provider');
    };
    return { ...reservationOf(entry, (line) => this.#close(id, line)), leave };
  }

  #hold(request: Omit<Waiter, 'admit' | 'refuse'>): Promise<LedgerEntry> {
    const { id, signal } = request;
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        ...request,
        admit: (entry) => {
          forget();
          if (!signal.aborted) return resolve(entry);
          const released = reservationOf(entry, (line) => this.#close(id, line)).release();
          void Promise.resolve(released).then(() => reject(signal.reason), reject);
        },
        refuse: (error) => {
          forget();
          reject(error);
        },
      };
      this.#waiting.push(waiter);
      const forget = whenAborted(signal, () => {
        if (!this.#waiting.includes(waiter)) return;
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(signal.reason);
      });
      this.#work();
    });
  }

  #close(id: string, line: LedgerEntry): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#closings.push({ id, line, resolve, reject });
      this.#work();
    });
  }

  #work(): void {
    this.#isOwed = true;
    if (!this.#isWorking) this.#working = this.#workAll();
  }

  async #workAll(): Promise<void> {
    this.#isWorking = true;
    while (this.#isOwed) {
      this.#isOwed = false;
      const closings = this.#closings;
      const waiting = this.#waiting;
      this.#closings = [];
      this.#waiting = [];
      await this.#workOn(closings, waiting).catch((error: unknown) => {
        for (const { reject } of closings) reject(error);
        for (const { refuse } of waiting) refuse(error);
      });
    }
    this.#isWorking = false;
  }

  async #workOn(closings: readonly Closing[], waiting: readonly Waiter[]): Promise<void> {
    const { budget } = this.#options;
    const { lines, admitted, refused } = await bookRound(this.#shared, {
      ...{ budget, closings, wanted: waiting },
      seen: (account) => {
        this.#account = account;
      },
    });
    for (const line of lines) this.#sumUp(line);
    this.#tell();
    for (const { resolve } of closings) resolve();
    const left: Waiter[] = [];
    for (const waiter of waiting) {
      const entry = admitted.get(waiter.id);
      const cost = refused.get(waiter.id);
      if (entry) waiter.admit(entry);
      else if (waiter.signal.aborted) waiter.refuse(waiter.signal.reason);
      else if (cost === undefined) left.push(waiter);
      else waiter.refuse(new BudgetError(budgetText(budget ?? 0, this.#account.spent, cost), cost));
    }
    this.#waiting = [...left, ...this.#waiting];
  }

  /** A line of this process, which may have been read from the ledger before its transaction was known to be over. */
  #sumUp(line: LedgerEntry): void {
    const { settles = 0 } = line;
    if (settles <= this.#followed) return;
    this.#sums.add(line);
    this.#own.add(settles);
  }

  #tell(): void {
    const { cost } = this.#sums;
    if (cost > this.#spent) this.#options.onSpent?.(cost);
    this.#spent = Math.max(this.#spent, cost);
  }

  /** Sums up what other processes have paid. */
  async follow(): Promise<void> {
    const { database, run } = this.#shared;
    for (let rows: LedgerRow[] | undefined; !rows || rows.length === rowsAtOnce; ) {
      rows = await ledgerRows(database, run, this.#followed);
      for (const { number, entry } of rows) {
        if (!this.#own.delete(number)) this.#sums.add(JSON.parse(entry) as LedgerEntry); // by Account
        this.#followed = number;
      }
    }
    this.#tell();
  }

  keepFollowing(): void {
    this.#following = this.#followOn().catch((error: unknown) => {
      for (const { refuse } of this.#waiting.splice(0)) refuse(error);
    });
  }

  async #followOn(): Promise<void> {
    const { database, run } = this.#shared;
    let lastLook = performance.now();
    for (;;) {
      await this.#wake.next(lookEvery);
      if (this.#isClosed) return;
      await this.follow();
      if (this.#waiting.length === 0 && !this.#isWorking) continue;
      // A process that was lost while nobody knew it to take part leaves reservations that nobody else would end.
      if (performance.now() - lastLook >= lookEvery) {
        await database.transaction((queries) => loseReservations(queries, run, []));
        lastLook = performance.now();
      }
      this.#work();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    this.#wake.now();
    await this.#following;
    await this.#working;
  }
}
