// What `run` prints when it ends: the funnel, the cost, and one line that says how to continue.
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { BudgetError } from '../errors.ts';
import { budgetText, type Spending } from '../money/spending.ts';
import { missingInputText } from '../run/plan-units.ts';
import type { RunResult } from '../runner.ts';
import type { AnyStage } from '../stage.ts';
import type { Reader } from '../store.ts';
import { type FunnelRow, funnelOf, funnelText } from './funnel.ts';
import { spendingText } from './spending.ts';

export interface EndedRun {
  readonly directory: string;
  readonly config: Config;
  readonly store: Reader;
  /** Every stage there is. */
  readonly stages: readonly AnyStage[];
  readonly result: RunResult;
  readonly spending: Spending;
  /** Calls that the journal answered. */
  readonly hits: number;
}

export interface RunReport {
  readonly run: string;
  readonly target: number;
  readonly accepted: number;
  readonly result: object;
  readonly funnel: readonly FunnelRow[];
  readonly datasets: readonly { format: string; path: string; rows: number }[];
  readonly spending: Spending;
  readonly hits: number;
  /** Why the run is not complete, and how to continue. Absent when nothing that was asked for is owed. */
  readonly next?: string;
  readonly messages: readonly string[];
}

export async function reportOf(ended: EndedRun): Promise<RunReport> {
  const { directory, config, store, stages, result, spending, hits } = ended;
  const funnel = await funnelOf({ stages, config, store, counts: result.stages });
  const datasets: { format: string; path: string; rows: number }[] = [];
  for await (const { format, path, rows } of store.read('datasets'))
    datasets.push({ format, path: join(directory, path), rows });
  const accepted = store.count('judgements');
  const { stopped, ...counts } = result;
  const next = continuation(ended, funnel);
  return {
    run: directory,
    target: config.target,
    accepted,
    result: { ...counts, ...(stopped ? { stopped: stoppedText(stopped, ended) } : {}) },
    funnel,
    datasets,
    spending,
    hits,
    ...(next === undefined ? {} : { next }),
    messages: [...(next === undefined ? idleMessages(ended) : []), ...acceptedMessages(ended)],
  };
}

export function reportText(report: RunReport, { config, result }: EndedRun): string {
  const { accepted, hits, spending, datasets, messages, funnel } = report;
  const seconds = new Map(result.stages.map((stage) => [stage.stage, stage.seconds]));
  const money = spendingText(spending, { accepted, hits, budget: config.budget });
  const files = datasets.map(
    ({ rows, path }) => `${String(rows).padStart(6)} ${rows === 1 ? 'row ' : 'rows'}  ${path}`,
  );
  return [`${funnelText(funnel, seconds)}\n${money}`, ...messages, ...files].join('\n').concat('\n');
}

/** With what was spent in the end: calls that were in flight when the budget was reached have ended since. */
export function stoppedText(
  stopped: Error,
  { config: { budget }, spending }: Pick<EndedRun, 'config' | 'spending'>,
): string {
  if (!(stopped instanceof BudgetError) || stopped.next === undefined || budget === undefined)
    return stopped.message;
  return budgetText(budget, spending.cost, stopped.next);
}

function continuation(
  { result, directory, config, spending }: EndedRun,
  funnel: readonly FunnelRow[],
): string | undefined {
  const command = `toolloom run --run ${directory}`;
  const { stopped, drained, waiting } = result;
  if (stopped instanceof BudgetError) {
    const budget = suggestedBudget(config.budget ?? 0, spending.cost);
    return `${stoppedText(stopped, { config, spending })}. Continue with: ${command} --budget ${budget}`;
  }
  if (stopped) return `Stopped: ${stopped.message}. Then continue with: ${command}`;
  if (drained) return `Interrupted; nothing is lost. Continue with: ${command}`;
  if (waiting === undefined && result.stages.every(({ failed }) => failed === 0)) return undefined;
  const owed = funnel
    .filter((row) => row.owed > 0)
    .map((row) => `${row.stage} owes ${row.owed} unit${row.owed === 1 ? '' : 's'}`);
  const waits = waiting === undefined ? '' : `, and ${waiting} waits for them`;
  return (
    `Not finished: ${owed.join(', ')}${waits}. Try again with: ${command} ` +
    '(to reject what fails instead, add --give-up)'
  );
}

/** For a run that had nothing to work on: because all of it was finished, or because there is no input. */
function idleMessages({ result, stages }: EndedRun): string[] {
  const last = result.stages.at(-1);
  const stage = stages.find(({ name }) => name === last?.stage);
  if (last && stage && !last.hasInput) return [`${missingInputText(stage, stages)}.`];
  const isIdle = result.stages.every(({ kept, rejected }) => kept + rejected === 0);
  return isIdle ? ['Nothing to do: every unit was finished before.'] : [];
}

/** Once the last stage was reached. */
function acceptedMessages({ result, stages, store, config: { target } }: EndedRun): string[] {
  const accepted = store.count('judgements');
  const selected = store.count('selections');
  if (accepted === 0 || result.stages.at(-1)?.stage !== stages.at(-1)?.name) return [];
  const count = `${accepted} accepted ${accepted === 1 ? 'trajectory' : 'trajectories'}`;
  const more = 'for more, use a higher --target';
  if (accepted < target) return [`${count}, below the target of ${target}; ${more}`];
  if (selected < target)
    return [`${count}, of which ${selected} are selected, below the target of ${target}; ${more}`];
  return [`${count} (target ${target}${selected < accepted ? `; ${selected} are selected` : ''})`];
}

/** Half as much again, to two significant figures. */
function suggestedBudget(budget: number, spent: number): number {
  return Number((Math.max(budget, spent) * 1.5).toPrecision(2));
}
