// How two evals differ on the tasks that both have played. A task counts once, with the share of its plays that passed.
//
// The interval of the mean difference is a paired bootstrap over tasks (Efron and Tibshirani 1993; Koehn 2004 for
// comparing systems on one test set): both evals keep or lose a task together, so that what is hard for both cancels
// out. The p value is the exact sign test of the tasks in which the two differ; with one play a task that is McNemar's
// exact test (McNemar 1947).
import { randomFor } from '../hash.ts';
import { type Interval, wilson } from '../interval.ts';
import type { TaskOutcome } from './figures.ts';

export interface PairedDifference extends Interval {
  /** Tasks that both have played. */
  readonly tasks: number;
  /** Tasks in which the first passes more of its plays, the second does, or neither. */
  readonly firstBetter: number;
  readonly secondBetter: number;
  readonly same: number;
  /** Mean pass rate of the second less that of the first. */
  readonly difference: number;
  readonly p: number;
}

/** Enough that the ends of the interval vary by less than what is printed. */
const samples = 10_000;

type Outcomes = ReadonlyMap<string, TaskOutcome>;

/** Undefined where they share no task. The same seed gives the same interval. */
export function pairedDifference(
  first: Outcomes,
  second: Outcomes,
  seed: number,
): PairedDifference | undefined {
  const differences = [...first]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([task, before]) => {
      const after = second.get(task);
      return after ? [after.accepted / after.plays - before.accepted / before.plays] : [];
    });
  if (differences.length === 0) return undefined;
  const firstBetter = differences.filter((difference) => difference < 0).length;
  const secondBetter = differences.filter((difference) => difference > 0).length;
  return {
    tasks: differences.length,
    firstBetter,
    secondBetter,
    same: differences.length - firstBetter - secondBetter,
    difference: meanOf(differences),
    ...intervalOf(differences, seed),
    p: signTest(firstBetter, secondBetter),
  };
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Where all tasks differ alike, so does every sample. Then as many other tasks may differ as Wilson's interval says for
 * none that were seen, by as much as can be.
 */
function intervalOf(differences: readonly number[], seed: number): Interval {
  const { length } = differences;
  const [only = 0] = differences;
  if (differences.every((difference) => difference === only)) {
    const { high: unseen } = wilson(0, length);
    return { low: only - unseen * (only + 1), high: only + unseen * (1 - only) };
  }
  const random = randomFor(seed, 'paired bootstrap');
  const means = Array.from({ length: samples }, () => {
    let sum = 0;
    for (let draw = 0; draw < length; draw += 1) sum += differences[random.integer(0, length - 1)] ?? 0;
    return sum / length;
  }).sort((a, b) => a - b);
  const at = (share: number): number => means[Math.round(share * (samples - 1))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}

/** Two-sided: the chance of so uneven a count, or a more uneven one, if neither were better. */
function signTest(a: number, b: number): number {
  const total = a + b;
  let tail = 0;
  let logOfTerm = -total * Math.LN2; // of C(total, 0) / 2^total, which may be too small for a number
  for (let hits = 0; hits <= Math.min(a, b); hits += 1) {
    tail += Math.exp(logOfTerm);
    logOfTerm += Math.log((total - hits) / (hits + 1));
  }
  return Math.min(1, 2 * tail);
}
