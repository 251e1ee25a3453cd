// The account of a run that several processes share: what is spent and held, in one row that whoever decides about a call
// locks, so that no two processes take the same room. It is as large as the number of models, however long the run is.
import { z } from 'zod';
import { hasRoom } from '../money/room.ts';
import type { LedgerEntry } from '../money/spending.ts';
import type { Queries } from './database.ts';

const stateSchema = z.strictObject({
  /** USD, of all lines of the ledger. */
  spent: z.number(),
  /** USD that are reserved for calls in flight. */
  held: z.number(),
  /** The number of the last line of the ledger. */
  last: z.int(),
  /** Somebody waits for room, and wants to be told when there may be some. */
  isAwaited: z.boolean(),
  models: z.record(
    z.string(),
    z.strictObject({
      inFlight: z.int(),
      /** Tokens of its longest reply, once it has replied. */
      longest: z.number().optional(),
    }),
  ),
});

/** A reservation that ends, and the line that ends it. */
export interface EndedCall {
  readonly reserved: Pick<LedgerEntry, 'model' | 'cost'>;
  readonly line: LedgerEntry;
}

export class Account {
  readonly #run: number;
  readonly #state: z.infer<typeof stateSchema>;

  constructor(run: number, state: unknown) {
    this.#run = run;
    this.#state = stateSchema.parse(state);
  }

  get spent(): number {
    return this.#state.spent;
  }

  get hasCalls(): boolean {
    return Object.values(this.#state.models).some(({ inFlight }) => inFlight > 0);
  }

  longestReply(model: string): number {
    return this.#state.models[model]?.longest ?? 0;
  }

  hasRoom(budget: number | undefined, model: string, cost: number): boolean {
    const { spent, held, models } = this.#state;
    const { inFlight = 0, longest } = models[model] ?? {};
    return hasRoom(budget, cost, { spent, held, inFlight, hasReplied: longest !== undefined });
  }

  take(model: string, cost: number): void {
    this.#state.held += cost;
    this.#modelOf(model).inFlight += 1;
  }

  /** Puts the lines into the ledger. What was released leaves none. */
  async book({ query }: Queries, ended: readonly EndedCall[]): Promise<readonly LedgerEntry[]> {
    const state = this.#state;
    const lines: LedgerEntry[] = [];
    for (const { reserved, line } of ended) {
      const model = this.#modelOf(reserved.model);
      model.inFlight -= 1;
      state.held -= reserved.cost;
      if (line.lost && line.cost === 0) continue;
      if (!line.lost) model.longest = Math.max(line.output, model.longest ?? 0);
      state.spent += line.cost;
      state.last += 1;
      lines.push({ ...line, settles: state.last });
    }
    if (lines.length > 0)
      await query(
        'INSERT INTO toolloom.ledger (run, number, entry) SELECT $1, * FROM unnest($2::integer[], $3::text[])',
        [this.#run, lines.map(({ settles }) => settles), lines.map((line) => JSON.stringify(line))],
      );
    return lines;
  }

  /** Somebody waits, and is told by `tellAwaiting`. */
  await(): void {
    this.#state.isAwaited = true;
  }

  /** To be called after room was given back. Whoever hears it and still waits says so again. */
  async tellAwaiting({ query }: Queries): Promise<void> {
    if (!this.#state.isAwaited) return;
    this.#state.isAwaited = false;
    await query("SELECT pg_notify($1, '')", [accountChannel(this.#run)]);
  }

  async save({ query }: Queries): Promise<void> {
    // Sums of sums: without calls nothing is held, whatever rounding has left.
    if (!this.hasCalls) this.#state.held = 0;
    await query('UPDATE toolloom.accounts SET state = $2 WHERE run = $1', [
      this.#run,
      JSON.stringify(this.#state),
    ]);
  }

  #modelOf(name: string) {
    const known = this.#state.models[name] ?? { inFlight: 0 };
    this.#state.models[name] = known;
    return known;
  }
}

export const accountChannel = (run: number): string => `toolloom_account_${run}`;

const emptyState = JSON.stringify({ spent: 0, held: 0, last: 0, isAwaited: false, models: {} });

/** Nobody else reads or changes it until the transaction is over. */
export async function lockedAccount({ query }: Queries, run: number): Promise<Account> {
  const lock = (): Promise<{ state: string }[]> =>
    query('SELECT state FROM toolloom.accounts WHERE run = $1 FOR UPDATE', [run]);
  const [known] = await lock();
  if (known) return new Account(run, JSON.parse(known.state));
  await query('INSERT INTO toolloom.accounts VALUES ($1, $2) ON CONFLICT (run) DO NOTHING', [
    run,
    emptyState,
  ]);
  const [made] = await lock();
  return new Account(run, JSON.parse(made?.state ?? ''));
}

interface LostRow {
  readonly model: string;
  readonly cost: number;
  readonly entry: string;
}

/**
 * Books what these processes had in flight as lost, and what processes had that take part no more, in the transaction of
 * the caller.
 */
export async function loseReservations(
  queries: Queries,
  run: number,
  workers: readonly string[],
): Promise<void> {
  const account = await lockedAccount(queries, run);
  const rows = await queries.query<LostRow>(
    `DELETE FROM toolloom.reservations AS held WHERE run = $1 AND (worker = ANY($2::uuid[])
     OR NOT EXISTS (SELECT FROM toolloom.workers WHERE id = held.worker))
     RETURNING model, cost, entry`,
    [run, workers],
  );
  if (rows.length === 0) return;
  const ended = rows.map(({ model, cost, entry }): EndedCall => {
    const reserved = JSON.parse(entry) as LedgerEntry; // by SharedLedger
    return { reserved: { model, cost }, line: { ...reserved, lost: true } };
  });
  await account.book(queries, ended);
  await account.tellAwaiting(queries);
  await account.save(queries);
}
