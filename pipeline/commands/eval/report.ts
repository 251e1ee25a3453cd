// What an eval prints: pass@1 and pass^k over all tasks, by kind and by difficulty; the checks that failed; what is set
// aside; the cost; and how to go on, if plays are owed.
import { BudgetError } from '../../errors.ts';
import type { EvalSettings } from '../../evals/eval-file.ts';
import { type EvalFigures, type EvalRate, type EvalRow, figuresOf } from '../../evals/figures.ts';
import type { EvalPlay } from '../../evals/plays.ts';
import type { Spending, Sums } from '../../money/spending.ts';
import type { RunResult } from '../../runner.ts';
import { stoppedText } from '../run-report.ts';
import { spendingText } from '../spending.ts';
import { tableText } from '../table.ts';
import type { Evaluation } from './evaluation.ts';
import type { EvalSetup } from './setup.ts';

export interface EndedEval {
  readonly setup: EvalSetup;
  readonly plays: readonly EvalPlay[];
  readonly result: RunResult;
  readonly spending: Spending;
  /** Calls that the journal answered. */
  readonly hits: number;
  /** What is measured beside the plays that pass. */
  readonly measured?: object | undefined;
}

export interface EvalReport extends EvalFigures, Pick<EvalSettings, 'kind' | 'model' | 'split' | 'trials'> {
  readonly eval: string;
  readonly run: string;
  readonly path: string;
  readonly tasks: number;
  /** Plays that are wanted: one for each trial of each task. */
  readonly planned: number;
  readonly spending: Spending;
  /** USD for the calls of the evaluated role alone, for each play that was judged. */
  readonly costPerPlay: number;
  readonly hits: number;
  /** What the kind of eval measures beside the plays that pass. */
  readonly measured?: object;
  /** Why the eval is not complete, and how to continue. */
  readonly next?: string;
}

export async function evalReport(
  { setup, plays, result, spending, hits, measured }: EndedEval,
  { role }: Pick<Evaluation, 'role'>,
): Promise<EvalReport> {
  const { name, run, directory, settings, tasks } = setup;
  const { kind, model, split, trials } = settings;
  const figures = await figuresOf(plays, tasks);
  const planned = tasks.length * trials;
  const next = continuation(setup, result, { spending, owed: planned - figures.judged });
  const own: Sums | undefined = spending.byRole[role];
  return {
    eval: name,
    run,
    path: directory,
    ...(kind === undefined ? {} : { kind }),
    model,
    split,
    trials,
    tasks: tasks.length,
    planned,
    ...figures,
    spending,
    costPerPlay: figures.judged === 0 ? 0 : (own?.cost ?? 0) / figures.judged,
    hits,
    ...(measured ? { measured } : {}),
    ...(next === undefined ? {} : { next }),
  };
}

function continuation(
  { run, name, settings: { model, kind }, config }: EvalSetup,
  { stopped, drained }: RunResult,
  { spending, owed }: { readonly spending: Spending; readonly owed: number },
): string | undefined {
  const named = name === model ? '' : ` --name ${name}`;
  const asked = kind === undefined ? '' : ` --kind ${kind}`;
  const command = `toolloom eval --run ${run}${asked} --model ${model}${named}`;
  if (stopped instanceof BudgetError) {
    // Half as much again, to two significant figures.
    const more = Number((Math.max(config.budget ?? 0, spending.cost) * 1.5).toPrecision(2));
    return `${stoppedText(stopped, { config, spending })}. Continue with: ${command} --budget ${more}`;
  }
  if (stopped) return `Stopped: ${stopped.message}. Then continue with: ${command}`;
  if (drained) return `Interrupted; nothing is lost. Continue with: ${command}`;
  if (owed === 0) return undefined;
  return `Not finished: ${owed} ${owed === 1 ? 'play is' : 'plays are'} owed. Try again with: ${command}`;
}

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

export const intervalText = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `${(low * 100).toFixed(1)}-${(high * 100).toFixed(1)}`;

export function reportText(report: EvalReport, budget: number | undefined): string {
  const { all, kind, model, split, tasks, trials, judged, planned, spending, hits } = report;
  const ofRun = split === 'all' ? ' of the run' : ` of the ${split} split`;
  const which = kind === undefined ? ofRun : '';
  const done = judged === planned ? `${judged} plays` : `${judged} of ${planned} plays judged`;
  const head = `Model ${model} on ${tasks} ${tasks === 1 ? 'task' : 'tasks'}${which}, ${trials} ${
    trials === 1 ? 'trial' : 'trials'
  } each: ${done}\n`;
  const accepted = report.counted - report.failed.reduce((sum, { plays }) => sum + plays, 0);
  const sections = [
    head,
    all ? `${ratesText(report, all)}\n` : 'No play counts yet.\n',
    setAsideText(report.setAside),
    failedText(report),
    spendingText(spending, { accepted, what: 'play', hits, budget }),
  ];
  return sections.filter((section) => section !== '').join('\n');
}

function ratesText({ kinds, difficulties }: EvalReport, all: EvalRow): string {
  const head = ['', 'tasks', 'plays', 'pass@1', '95 %', ...all.passed.slice(1).map(({ k }) => `pass^${k}`)];
  const row = ({ name, tasks, plays, passed: [first, ...others] }: EvalRow): string[] => [
    name,
    String(tasks),
    String(plays),
    first ? percent(first.rate) : '',
    first ? intervalText(first) : '',
    ...others.map(rateText),
  ];
  return tableText([head, row(all), ...kinds.map(row), ...difficulties.map(row)], [0]);
}

const rateText = ({ tasks, rate }: EvalRate): string => (tasks === 0 ? '' : percent(rate));

function setAsideText(setAside: EvalFigures['setAside']): string {
  const counts = Object.entries(setAside);
  if (counts.length === 0) return '';
  const listed = counts.map(([verdict, plays]) => `${plays} ${verdict}`).join(', ');
  return `Not counted, because they say nothing about the model: ${listed}.\n`;
}

function failedText({ failed, path }: EvalReport): string {
  if (failed.length === 0) return '';
  const rows = failed.map(({ check, plays, tasks, example }) => [
    `  ${check}`,
    `${plays} ${plays === 1 ? 'play' : 'plays'}`,
    `${tasks} ${tasks === 1 ? 'task' : 'tasks'}`,
    example === undefined ? '' : `toolloom show ${example.slice(0, 8)} --run ${path}`,
  ]);
  return `Failed plays, by check, with one of each:\n${tableText(rows, [0, 3])}\n`;
}
