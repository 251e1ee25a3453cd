// Evals of one run side by side, and how each differs from the first on the tasks that both have played.
import { basename, join } from 'node:path';
import { bindingNamesOf } from '../../config/binding-name.ts';
import { type Config, configFrom, identityOf } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import { type EvalSettings, evalIn, evalsFolder } from '../../evals/eval-file.ts';
import { type EvalFigures, figuresOf, outcomesByTask, type TaskOutcome } from '../../evals/figures.ts';
import { type PairedDifference, pairedDifference } from '../../evals/paired.ts';
import { canonicalJson } from '../../hash.ts';
import { readSpending } from '../../money/ledger.ts';
import { frozenConfigOf, ledgerFile, readRunStore, runFile } from '../../run.ts';
import { unknownName } from '../../suggestions.ts';
import type { CommandContext } from '../command.ts';
import { tableText } from '../table.ts';
import { evalsIn } from './evals-in.ts';
import { type Evaluation, usualKind } from './evaluation.ts';
import { intervalText, percent } from './report.ts';

interface ComparedEval extends EvalFigures, Pick<EvalSettings, 'model' | 'split' | 'trials'> {
  readonly eval: string;
  /** USD. */
  readonly cost: number;
  readonly planned: number;
}

export interface Comparison {
  readonly run: string;
  readonly evals: readonly ComparedEval[];
  readonly differences: readonly ({ readonly first: string; readonly second: string } & PairedDifference)[];
  /** What stands in the way of a fair comparison. */
  readonly warnings: readonly string[];
}

interface Loaded {
  readonly figures: ComparedEval;
  readonly outcomes: ReadonlyMap<string, TaskOutcome>;
  readonly config: Config;
}

export async function comparisonOf(
  names: readonly string[],
  run: string,
  context: CommandContext,
): Promise<Comparison> {
  const known = await evalsIn(run);
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined) throw new UsageError(`${unknownName({ kind: 'eval' }, wrong, known)} in ${run}`);
  if (new Set(names).size < 2) {
    const there = known.length === 0 ? `${run} has none` : `those of ${run} are ${known.join(', ')}`;
    throw new UsageError(`--compare takes the names of two evals or more; ${there}`);
  }
  const loaded: Loaded[] = [];
  for (const name of new Set(names)) loaded.push(await load(join(run, evalsFolder, name), context));
  const [first, ...others] = loaded as [Loaded, ...Loaded[]]; // there are two names at least
  const warnings = others.flatMap((other) => unlikeness(first, other, context.evaluation));
  const differences = others.flatMap((other) => {
    const difference = pairedDifference(first.outcomes, other.outcomes, first.config.seed);
    const pair = { first: first.figures.eval, second: other.figures.eval };
    if (!difference) warnings.push(`${pair.first} and ${pair.second} have no task in common`);
    return difference ? [{ ...pair, ...difference }] : [];
  });
  return { run, evals: loaded.map(({ figures }) => figures), differences, warnings };
}

async function load(directory: string, { evaluation, registries }: CommandContext): Promise<Loaded> {
  const settings = await evalIn(directory);
  if (!settings) throw new UsageError(`${directory} is no eval: it has no eval.json`);
  const { kind = usualKind } = settings;
  if (kind !== evaluation.kind)
    throw new UsageError(`${directory} is an eval of the kind ${kind}; compare its like with --kind ${kind}`);
  const frozen = await frozenConfigOf(directory);
  const config = configFrom(frozen?.config ?? {}, registries, join(directory, runFile));
  await using store = await readRunStore(directory);
  const plays = await evaluation.plays(store);
  const tasks = await evaluation.tasks(store, 'all', config.stages);
  const { model, split, trials } = settings;
  const { cost } = await readSpending(join(directory, ledgerFile));
  const planned = settings.tasks.length * trials;
  const figures = {
    eval: basename(directory),
    model,
    split,
    trials,
    cost,
    planned,
    ...(await figuresOf(plays, tasks)),
  };
  return { figures, outcomes: outcomesByTask(plays), config };
}

/** Differences that are not the model's. */
function unlikeness(a: Loaded, b: Loaded, evaluation: Evaluation): string[] {
  const owed = [a, b].flatMap(({ figures: { eval: name, planned, judged } }) =>
    judged < planned ? [`${name} owes ${planned - judged} of ${planned} plays`] : [],
  );
  const [left, right] = [conditionsOf(a.config, evaluation), conditionsOf(b.config, evaluation)];
  const changed = Object.keys({ ...left, ...right }).filter(
    (key) => canonicalJson(left[key]) !== canonicalJson(right[key]),
  );
  const other =
    changed.length === 0
      ? []
      : [
          `${a.figures.eval} and ${b.figures.eval} were played under different conditions: ${changed.join(', ')} differ`,
        ];
  return [...owed, ...other];
}

/** Who answers the other roles, and how plays are made and judged. */
function conditionsOf({ roles, models, stages }: Config, evaluation: Evaluation): Record<string, unknown> {
  const others = evaluation.roles.filter((role) => role !== evaluation.role);
  const settings = evaluation.settings(stages, { trials: 1, baseline: undefined });
  const names = evaluation.stages({ model: '', tasks: [], trials: 1 }).map(({ name }) => name);
  const answering = (role: string): unknown => {
    const answers = bindingNamesOf(role, roles).map((name) => {
      const model = models[name];
      return model ? identityOf({ models: { model } }) : 'offline';
    });
    return answers.length === 1 ? answers[0] : answers;
  };
  return {
    ...Object.fromEntries(others.map((role) => [`roles.${role}`, answering(role)])),
    ...Object.fromEntries(names.map((name) => [`stages.${name}`, settings[name]])),
  };
}

export function comparisonText({ evals, differences, warnings }: Comparison): string {
  const head = ['eval', 'model', 'split', 'tasks', 'plays', 'pass@1', '95 %', 'USD'];
  const rows = evals.map(({ eval: name, model, split, all, cost }) => [
    name,
    model,
    split,
    String(all?.tasks ?? 0),
    String(all?.plays ?? 0),
    all?.passed[0] ? percent(all.passed[0].rate) : '',
    all?.passed[0] ? intervalText(all.passed[0]) : '',
    cost.toFixed(4),
  ]);
  const sections = [
    tableText([head, ...rows], [0, 1, 2]),
    kindsText(evals),
    differences.map(differenceText).join('\n'),
    warnings.map((warning) => `Note: ${warning}.`).join('\n'),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** pass@1 by kind, one column for each eval, of kinds that two of them or more have played. */
function kindsText(evals: readonly ComparedEval[]): string {
  const played = evals.flatMap((each) => each.kinds.map(({ name }) => name));
  const kinds = [...new Set(played.filter((name, at) => played.indexOf(name) < at))].sort();
  const rateOf = ({ kinds: rows }: ComparedEval, kind: string): string => {
    const rate = rows.find(({ name }) => name === kind)?.passed[0];
    return rate ? percent(rate.rate) : '';
  };
  const rows = kinds.map((kind) => [kind, ...evals.map((each) => rateOf(each, kind))]);
  return rows.length === 0 ? '' : tableText([['pass@1', ...evals.map((each) => each.eval)], ...rows], [0]);
}

function differenceText({ first, second, ...paired }: Comparison['differences'][number]): string {
  const { tasks, difference, low, high, p, firstBetter, secondBetter, same } = paired;
  const points = (share: number): string => `${share < 0 ? '' : '+'}${(share * 100).toFixed(1)}`;
  return (
    `${second} less ${first}: ${points(difference)} points (95 % interval ${points(low)} to ${points(high)}) ` +
    `on ${tasks} common ${tasks === 1 ? 'task' : 'tasks'}; ${second} is better in ${secondBetter}, ` +
    `${first} in ${firstBetter}, neither in ${same}; p = ${p.toPrecision(2)} (exact sign test)`
  );
}
