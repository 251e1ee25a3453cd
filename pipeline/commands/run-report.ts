// What `run` prints when it ends: the funnel, the cost, and one line that says how to continue.
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { BudgetError } from '../errors.ts';
import type { Spending } from '../money/spending.ts';
import { missingInputText } from '../plan-units.ts';
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
  readonly datasets: readonly { path: string; rows: number }[];
  readonly spending: Spending;
  readonly hits: number;
  readonly messages: readonly string[];
}

export async function reportOf(ended: EndedRun): Promise<RunReport> {
  const { directory, config, store, stages, result, spending, hits } = ended;
  const funnel = await funnelOf(stages, config, store);
  const datasets: { path: string; rows: number }[] = [];
  for await (const { path, rows } of store.read('datasets'))
    datasets.push({ path: join(directory, path), rows });
  const accepted = store.ids('judgements').length;
  const { stopped, ...counts } = result;
  return {
    run: directory,
    target: config.target,
    accepted,
    result: { ...counts, ...(stopped ? { stopped: stopped.message } : {}) },
    funnel,
    datasets,
    spending,
    hits,
    messages: closingMessages(ended, funnel),
  };
}

export function reportText(report: RunReport, { config, result }: EndedRun): string {
  const { accepted, hits, spending, datasets, messages, funnel } = report;
  const seconds = new Map(result.stages.map((stage) => [stage.stage, stage.seconds]));
  const money = spendingText(spending, { accepted, hits, budget: config.budget });
  const files = datasets.map(({ rows, path }) => `${String(rows).padStart(6)} rows  ${path}`);
  return [`${funnelText(funnel, seconds)}\n${money}`, ...messages, ...files].join('\n').concat('\n');
}

function closingMessages(ended: EndedRun, funnel: readonly FunnelRow[]): string[] {
  const { result, config, store } = ended;
  const isLastStageDone = result.stages.at(-1)?.stage === ended.stages.at(-1)?.name;
  const next = continuation(ended, funnel);
  const accepted = store.ids('judgements').length;
  return [
    ...next,
    ...(next.length === 0 ? idleMessages(ended) : []),
    ...(isLastStageDone && accepted > 0 ? [acceptedText(accepted, config.target)] : []),
  ];
}

/** Says why the run is not complete and how to continue. Empty when nothing that was asked for is owed. */
function continuation(
  { result, directory, config, spending }: EndedRun,
  funnel: readonly FunnelRow[],
): string[] {
  const command = `toolloom run --run ${directory}`;
  const { stopped, drained, waiting } = result;
  if (stopped instanceof BudgetError) {
    const budget = suggestedBudget(config.budget ?? 0, spending.cost);
    return [`${stopped.message}. Continue with: ${command} --budget ${budget}`];
  }
  if (stopped) return [`Stopped: ${stopped.message}. Then continue with: ${command}`];
  if (drained) return [`Interrupted; nothing is lost. Continue with: ${command}`];
  const owed = funnel.filter((row) => row.owed > 0).map((row) => `${row.stage} owes ${unitsText(row.owed)}`);
  if (waiting !== undefined)
    return [
      `Not finished: ${owed.join(', ')}, and ${waiting} waits for them. ` +
        `Try again with: ${command} (to reject what fails instead, add --give-up)`,
    ];
  const isAnyFailed = result.stages.some(({ failed }) => failed > 0);
  return isAnyFailed ? [`Not finished: ${owed.join(', ')}. Try again with: ${command}`] : [];
}

/** For a run that had nothing to work on: because all of it was finished, or because there is no input. */
function idleMessages({ result, stages }: EndedRun): string[] {
  const last = result.stages.at(-1);
  const stage = stages.find(({ name }) => name === last?.stage);
  if (last && stage && !last.hasInput) return [`${missingInputText(stage, stages)}.`];
  const isIdle = result.stages.every(({ kept, rejected }) => kept + rejected === 0);
  return isIdle ? ['Nothing to do: every unit was finished before.'] : [];
}

function acceptedText(accepted: number, target: number): string {
  if (accepted < target)
    return `${accepted} accepted trajectories, below the target of ${target}; start a run with a higher --target`;
  const surplus = accepted - target;
  const left = surplus > 0 ? `; the export takes ${target} of them` : '';
  return `${accepted} accepted trajectories (target ${target}${left})`;
}

const unitsText = (count: number): string => `${count} unit${count === 1 ? '' : 's'}`;

/** Half as much again, to two significant figures. */
function suggestedBudget(budget: number, spent: number): number {
  return Number((Math.max(budget, spent) * 1.5).toPrecision(2));
}
