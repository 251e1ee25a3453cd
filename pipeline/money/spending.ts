// Spending: what calls cost, summed up by stage, role and model. Amounts are in USD, times in seconds.
import { z } from 'zod';

/**
 * One line of a ledger: a call that was paid for, or one without an answer that may have been charged anyway.
 */
export const ledgerEntrySchema = z.strictObject({
  stage: z.string(),
  role: z.string(),
  model: z.string(),
  input: z.number(),
  cachedInput: z.number(),
  output: z.number(),
  cost: z.number(),
  seconds: z.number(),
  /** The endpoint did not report its usage, so the tokens were counted here. */
  estimated: z.literal(true).optional(),
  /** No answer came. The cost is the most that it can have been. */
  lost: z.literal(true).optional(),
  /** The reservation that this settles. */
  settles: z.int().optional(),
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

export interface Sums {
  calls: number;
  input: number;
  cachedInput: number;
  output: number;
  cost: number;
  seconds: number;
  estimated: number;
  lost: number;
}

export interface Spending extends Sums {
  readonly byStage: Readonly<Record<string, Sums>>;
  readonly byRole: Readonly<Record<string, Sums>>;
  readonly byModel: Readonly<Record<string, Sums>>;
  /** Stage and role together, as `stage/role`. */
  readonly byUse: Readonly<Record<string, Sums>>;
}

const noSums = (): Sums => ({
  calls: 0,
  input: 0,
  cachedInput: 0,
  output: 0,
  cost: 0,
  seconds: 0,
  estimated: 0,
  lost: 0,
});

export class SumsByKey {
  readonly #total = noSums();
  readonly #by = {
    stage: new Map<string, Sums>(),
    role: new Map<string, Sums>(),
    model: new Map<string, Sums>(),
    use: new Map<string, Sums>(),
  };

  readonly #longest = new Map<string, number>();

  get cost(): number {
    return this.#total.cost;
  }

  hasReplied(model: string): boolean {
    return this.#longest.has(model);
  }

  /** In tokens, of one model. */
  longestReply(model: string): number {
    return this.#longest.get(model) ?? 0;
  }

  add(entry: LedgerEntry): void {
    if (entry.lost && entry.cost === 0) return; // a reservation that was released
    const { stage, role, model, output, lost } = entry;
    if (!lost) this.#longest.set(model, Math.max(output, this.longestReply(model)));
    for (const [kind, key] of [
      ['stage', stage],
      ['role', role],
      ['model', model],
      ['use', `${stage}/${role}`],
    ] as const) {
      const sums = this.#by[kind].get(key) ?? noSums();
      this.#by[kind].set(key, sums);
      addTo(sums, entry);
    }
    addTo(this.#total, entry);
  }

  all(): Spending {
    const plain = (sums: Map<string, Sums>) =>
      Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
    const { stage, role, model, use } = this.#by;
    return {
      ...this.#total,
      byStage: plain(stage),
      byRole: plain(role),
      byModel: plain(model),
      byUse: plain(use),
    };
  }
}

function addTo(
  sums: Sums,
  { input, cachedInput, output, cost, seconds, estimated, lost }: LedgerEntry,
): void {
  sums.cost += cost;
  if (lost) {
    sums.lost += cost; // its tokens are a bound, not a count
    return;
  }
  sums.calls += 1;
  sums.input += input;
  sums.cachedInput += cachedInput;
  sums.output += output;
  sums.seconds += seconds;
  if (estimated) sums.estimated += 1;
}

/** `spent` grows while the calls in flight end. `next` is the most that the next call may cost. */
export const budgetText = (budget: number, spent: number, next: number): string =>
  `the budget of $${budget} is reached: $${spent.toFixed(4)} spent, and the next call may cost $${next.toFixed(4)}`;
