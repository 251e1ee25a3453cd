// Spending: what calls cost, summed up by stage, role and model. Amounts are USD, times seconds.
import { z } from 'zod';

/** One line: a call that was paid, or one that came to no answer and may have been charged all the same. */
export const entrySchema = z.strictObject({
  stage: z.string(),
  role: z.string(),
  model: z.string(),
  input: z.number(),
  cachedInput: z.number(),
  output: z.number(),
  cost: z.number(),
  seconds: z.number(),
  /** Counted here, because the endpoint said nothing of it. */
  estimated: z.literal(true).optional(),
  /** No answer came; the cost is the worst that it can have been. */
  lost: z.literal(true).optional(),
  /** The reservation that this settles. */
  settles: z.int().optional(),
});
export type Entry = z.infer<typeof entrySchema>;

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

  get cost(): number {
    return this.#total.cost;
  }

  add(entry: Entry): void {
    if (entry.lost && entry.cost === 0) return; // a reservation that was given back
    const { stage, role, model } = entry;
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

function addTo(sums: Sums, { input, cachedInput, output, cost, seconds, estimated, lost }: Entry): void {
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
