// One transaction of a ledger: what has ended is booked, and whoever waits for room gets it, is refused, or waits on.
import type { LedgerEntry } from '../money/spending.ts';
import type { Usage } from '../money/usage.ts';
import type { Queries } from './database.ts';
import { type Account, type EndedCall, lockedAccount } from './shared-account.ts';
import type { SharedRun } from './shared-run.ts';

/** A call that wants a reservation. */
export interface WantedCall {
  /** UUID of the reservation. */
  readonly id: string;
  readonly stage: string;
  readonly role: string;
  readonly model: string;
  /** The most that it can cost, by what `seen` has got. */
  readonly worst: () => Usage;
}

interface RoundOptions {
  readonly budget: number | undefined;
  /** Reservations that end. One that another process has booked as lost stays lost. */
  readonly closings: readonly { readonly id: string; readonly line: LedgerEntry }[];
  readonly wanted: readonly WantedCall[];
  readonly seen: (account: Account) => void;
}

export interface Round {
  /** As they are in the ledger. */
  readonly lines: readonly LedgerEntry[];
  /** What is reserved, by the ID. */
  readonly admitted: ReadonlyMap<string, LedgerEntry>;
  /** What the call may cost that finds no room any more, by the ID. */
  readonly refused: ReadonlyMap<string, number>;
}

export async function bookRound(shared: SharedRun, options: RoundOptions): Promise<Round> {
  const { run } = shared;
  // The transaction may be repeated although it was committed: then these are known.
  const admitted = new Map<string, LedgerEntry>();
  return await shared.database.transaction(async (queries) => {
    const account = await lockedAccount(queries, run);
    options.seen(account);
    const ended = await endedCalls(queries, run, options.closings);
    const lines = await account.book(queries, ended);
    if (ended.length > 0) await account.tellAwaiting(queries);
    await forgetUnknown(queries, run, admitted);
    const { entries, refused } = decide(account, options, admitted);
    await reserve(queries, shared, entries);
    await account.save(queries);
    return { lines, admitted, refused };
  });
}

async function endedCalls(
  { query }: Queries,
  run: number,
  closings: RoundOptions['closings'],
): Promise<readonly EndedCall[]> {
  if (closings.length === 0) return [];
  const rows = await query<{ id: string; model: string; cost: number }>(
    'DELETE FROM toolloom.reservations WHERE run = $1 AND id = ANY($2::uuid[]) RETURNING id, model, cost',
    [run, closings.map(({ id }) => id)],
  );
  const open = new Map(rows.map((row) => [row.id, row]));
  return closings.flatMap(({ id, line }) => {
    const reserved = open.get(id);
    return reserved ? [{ reserved, line }] : [];
  });
}

async function forgetUnknown(
  { query }: Queries,
  run: number,
  admitted: Map<string, LedgerEntry>,
): Promise<void> {
  if (admitted.size === 0) return;
  const rows = await query<{ id: string }>(
    'SELECT id FROM toolloom.reservations WHERE run = $1 AND id = ANY($2::uuid[])',
    [run, [...admitted.keys()]],
  );
  const known = new Set(rows.map(({ id }) => id));
  for (const id of admitted.keys()) if (!known.has(id)) admitted.delete(id);
}

/** First come, first served: behind one who waits, all wait. Adds to `admitted`. */
function decide(
  account: Account,
  { budget, wanted }: RoundOptions,
  admitted: Map<string, LedgerEntry>,
): { entries: ReadonlyMap<string, LedgerEntry>; refused: ReadonlyMap<string, number> } {
  const entries = new Map<string, LedgerEntry>();
  const rest = wanted.filter(({ id }) => !admitted.has(id));
  for (let [next] = rest; next; [next] = rest) {
    const { id, stage, role, model, worst } = next;
    const { input, output, cost } = worst();
    if (!account.hasRoom(budget, model, cost)) break;
    rest.shift();
    account.take(model, cost);
    entries.set(id, { stage, role, model, input, cachedInput: 0, output, cost, seconds: 0 });
  }
  for (const [id, entry] of entries) admitted.set(id, entry);
  if (rest.length > 0 && account.hasCalls) account.await();
  const refused = account.hasCalls ? [] : rest;
  return { entries, refused: new Map(refused.map(({ id, worst }) => [id, worst().cost])) };
}

async function reserve(
  { query }: Queries,
  { run, worker }: SharedRun,
  entries: ReadonlyMap<string, LedgerEntry>,
): Promise<void> {
  if (entries.size === 0) return;
  const all = [...entries.values()];
  await query(
    `INSERT INTO toolloom.reservations (run, worker, id, model, cost, entry)
     SELECT $1, $2, * FROM unnest($3::uuid[], $4::text[], $5::double precision[], $6::text[])`,
    [
      ...[run, worker, [...entries.keys()]],
      all.map(({ model }) => model),
      all.map(({ cost }) => cost),
      all.map((entry) => JSON.stringify(entry)),
    ],
  );
}
