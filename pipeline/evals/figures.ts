// The figures of an eval: pass@1 and pass^k over all tasks, by kind and by difficulty, the checks that failed, and what
// is set aside because it says nothing about the model.
//
// Each rate is a mean over tasks, and so is its 95 % interval (Wilson, with one observation for each task): plays of one
// task are no independent witnesses. A task that is played several times counts with its share, for which the interval
// is too wide rather than too narrow, because the variance of a share with mean p is at most p(1 - p).
import { type Interval, wilson } from '../interval.ts';
import { allKinds, type PassRates, passRatesOf } from '../pass-rates.ts';
import { type EvalPlay, type EvalTask, isCounted } from './plays.ts';

export interface EvalRate extends Interval {
  /** Plays that must all pass; pass^1 is pass@1. */
  readonly k: number;
  /** Tasks with at least so many plays that count. */
  readonly tasks: number;
  readonly rate: number;
}

export interface EvalRow {
  readonly name: string;
  readonly tasks: number;
  readonly plays: number;
  readonly passed: readonly EvalRate[];
}

export interface FailedCheck {
  readonly check: string;
  readonly plays: number;
  readonly tasks: number;
  /** One of the plays, to look at; absent where the model broke all of them off. */
  readonly example?: string;
}

export interface EvalFigures {
  /** Plays that count, and all that were judged. */
  readonly counted: number;
  readonly judged: number;
  /** By verdict: plays that the user or the environment spoiled, and those that were not decided. */
  readonly setAside: Readonly<Record<string, number>>;
  /** Undefined where no play counts. */
  readonly all?: EvalRow;
  readonly kinds: readonly EvalRow[];
  readonly difficulties: readonly EvalRow[];
  readonly failed: readonly FailedCheck[];
}

/** The plays of one task that count. */
export interface TaskOutcome {
  readonly plays: number;
  readonly accepted: number;
}

export function outcomesByTask(plays: readonly EvalPlay[]): Map<string, TaskOutcome> {
  const outcomes = new Map<string, TaskOutcome>();
  for (const play of plays.filter(isCounted)) {
    const { plays: before, accepted } = outcomes.get(play.task) ?? { plays: 0, accepted: 0 };
    outcomes.set(play.task, {
      plays: before + 1,
      accepted: accepted + (play.verdict === 'accepted' ? 1 : 0),
    });
  }
  return outcomes;
}

export async function figuresOf(
  plays: readonly EvalPlay[],
  tasks: readonly EvalTask[],
): Promise<EvalFigures> {
  const outcomes = outcomesByTask(plays);
  const ratesBy = (groupOf: (task: EvalTask) => string): Promise<PassRates | undefined> =>
    passRatesOf(
      (async function* () {
        for (const task of tasks) {
          const { plays: count, accepted } = outcomes.get(task.id) ?? { plays: 0, accepted: 0 };
          yield { kind: groupOf(task), plays: count, accepted };
        }
      })(),
    );
  const kinds = rowsOf(await ratesBy(({ kind }) => kind));
  const difficulties = rowsOf(await ratesBy(({ difficulty }) => `difficulty ${difficulty}`));
  const all = kinds.find(({ name }) => name === allKinds);
  const grouped = (rows: readonly EvalRow[]): EvalRow[] => rows.filter(({ name }) => name !== allKinds);
  return {
    counted: plays.filter(isCounted).length,
    judged: plays.length,
    setAside: countBy(plays.filter((play) => !isCounted(play)).map(({ verdict }) => verdict)),
    ...(all ? { all } : {}),
    kinds: grouped(kinds),
    difficulties: grouped(difficulties).sort((a, b) => (a.name < b.name ? -1 : 1)),
    failed: failedChecks(plays.filter(({ verdict }) => verdict === 'rejected')),
  };
}

const rowsOf = (rates: PassRates | undefined): EvalRow[] =>
  (rates?.kinds ?? []).map(({ kind, tasks, plays, passed }) => ({
    name: kind,
    tasks,
    plays,
    passed: passed.map((each) => ({ ...each, ...wilson(each.rate * each.tasks, each.tasks) })),
  }));

function failedChecks(rejected: readonly EvalPlay[]): FailedCheck[] {
  return Object.entries(countBy(rejected.map(({ reason }) => reason)))
    .map(([check, plays]) => {
      const own = rejected.filter(({ reason }) => reason === check);
      const example = own.find(({ trajectory }) => trajectory !== undefined)?.trajectory;
      const tasks = new Set(own.map(({ task }) => task)).size;
      return { check, plays, tasks, ...(example === undefined ? {} : { example }) };
    })
    .sort((a, b) => b.plays - a.plays || (a.check < b.check ? -1 : 1));
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
