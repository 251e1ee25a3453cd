// How often tasks are passed: pass^k, the chance that k plays of one task all pass (Yao et al. 2024, tau-bench). Of n
// plays of a task of which c passed, C(c, k) / C(n, k) estimates it without bias; the mean is over the tasks.
import type { Outcome } from '../schemas/outcome.ts';

interface PassRate {
  /** Plays that must all pass. */
  readonly k: number;
  /** Tasks with at least so many plays. */
  readonly tasks: number;
  readonly rate: number;
}

interface KindPassRates {
  /** A kind of task, or `all`. */
  readonly kind: string;
  readonly tasks: number;
  readonly plays: number;
  readonly passed: readonly PassRate[];
}

export interface PassRates {
  /** Most plays that a task has. */
  readonly mostPlays: number;
  /** All tasks, then each kind, the one that is passed least first. */
  readonly kinds: readonly KindPassRates[];
  /** Tasks that were played in clear weather as well, and the plays of both sorts. */
  readonly twins?: { readonly tasks: number; readonly struck: Counts; readonly clear: Counts };
}

interface Counts {
  plays: number;
  accepted: number;
}

export type Counted = Pick<Outcome, 'kind' | 'plays' | 'accepted' | 'clear'>;

/** Undefined where nothing was judged. */
export async function passRatesOf(outcomes: AsyncIterable<Counted>): Promise<PassRates | undefined> {
  const byKind = new Map<string, Counts[]>();
  const twins = { tasks: 0, struck: { plays: 0, accepted: 0 }, clear: { plays: 0, accepted: 0 } };
  for await (const { kind, plays, accepted, clear } of outcomes) {
    if (plays === 0) continue;
    for (const name of [allKinds, kind]) {
      const tasks = byKind.get(name) ?? [];
      tasks.push({ plays, accepted });
      byKind.set(name, tasks);
    }
    if (!clear) continue;
    twins.tasks += 1;
    add(twins.struck, { plays, accepted });
    add(twins.clear, clear);
  }
  const all = byKind.get(allKinds);
  if (!all) return undefined;
  const mostPlays = all.reduce((most, { plays }) => Math.max(most, plays), 0);
  const kinds = [...byKind].map(([kind, tasks]) => ({
    kind,
    tasks: tasks.length,
    plays: tasks.reduce((sum, { plays }) => sum + plays, 0),
    passed: lengthsUpTo(mostPlays).map((k) => passRate(tasks, k)),
  }));
  return { mostPlays, kinds: kinds.sort(leastPassedFirst), ...(twins.tasks > 0 ? { twins } : {}) };
}

export const allKinds = 'all';

function add(sum: Counts, { plays, accepted }: Counts): void {
  sum.plays += plays;
  sum.accepted += accepted;
}

function leastPassedFirst(a: KindPassRates, b: KindPassRates): number {
  if (a.kind === allKinds || b.kind === allKinds) return a.kind === allKinds ? -1 : 1;
  return (a.passed[0]?.rate ?? 0) - (b.passed[0]?.rate ?? 0) || (a.kind < b.kind ? -1 : 1);
}

/** 1, 2, 4, … and the largest number of plays. */
function lengthsUpTo(most: number): number[] {
  const doubled = Array.from({ length: Math.floor(Math.log2(most)) + 1 }, (_, power) => 2 ** power);
  return [...new Set([...doubled, most])];
}

function passRate(tasks: readonly Counts[], k: number): PassRate {
  const enough = tasks.filter(({ plays }) => plays >= k);
  const sum = enough.reduce((whole, { plays, accepted }) => whole + shareOfChoices(accepted, plays, k), 0);
  return {
    k,
    tasks: enough.length,
    rate: enough.length === 0 ? 0 : Math.round((sum / enough.length) * 1e4) / 1e4,
  };
}

/** C(c, k) / C(n, k), as a product that cannot overflow. */
function shareOfChoices(c: number, n: number, k: number): number {
  let share = 1;
  for (let index = 0; index < k; index += 1) share *= Math.max(c - index, 0) / (n - index);
  return share;
}

/** A table: a head, then a row for each kind. Where no task has as many plays, there is no rate. */
export function passRateRows({ kinds }: PassRates): { head: string[]; rows: string[][] } {
  const [all] = kinds;
  return {
    head: ['kind', 'tasks', 'plays', ...(all?.passed ?? []).map(({ k }) => `pass^${k}`)],
    rows: kinds.map(({ kind, tasks, plays, passed }) => [
      kind,
      String(tasks),
      String(plays),
      ...passed.map(({ tasks: counted, rate }) => (counted === 0 ? '' : percent(rate))),
    ]),
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** How twins compare; undefined where there are none. */
export function twinsText({ twins }: PassRates): string | undefined {
  if (!twins) return undefined;
  const { tasks, struck, clear } = twins;
  const rateOf = ({ plays, accepted }: Counts): string => percent(plays === 0 ? 0 : accepted / plays);
  return (
    `${tasks} ${tasks === 1 ? 'task was' : 'tasks were'} also played in clear weather, where no fault strikes: ` +
    `${rateOf(clear)} of ${clear.plays} plays passed, against ${rateOf(struck)} of ${struck.plays} with the faults.`
  );
}
