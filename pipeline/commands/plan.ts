// toolloom plan: calls, tokens, cost and time of a run, before anything is spent.
import { join } from 'node:path';
import { bindingNameOf, boundModels, concurrencyOf } from '../bindings.ts';
import { type Config, configFrom } from '../config.ts';
import { type ResolvedSettings, resolveSettings } from '../models/settings.ts';
import { readSpending } from '../money/ledger.ts';
import type { Spending, Sums } from '../money/spending.ts';
import { type RoleMeasure, rehearseRun } from '../rehearsal.ts';
import { ledgerFile } from '../run.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { type ConfigFlags, configOf } from './config-of.ts';
import { configOption, dollars, jsonOption, runOption, targetOption } from './options.ts';
import { writeJson } from './output.ts';
import { tableText } from './table.ts';

/** Targets of the two rehearsals from which larger runs are drawn out in a straight line. */
const rehearsedTargets = [10, 30] as const;

/** Calls from which what a run has measured counts more than a rehearsal. */
const enough = 20;

/**
 * What a model does to the size of a procedure's answer when nothing is known of it: shorter, or with
 * reasoning and more words.
 */
const unknownOutput = { low: 0.7, high: 4 };
const unknownInput = { low: 0.8, high: 1.5 };
/** Means of calls already made vary less. */
const measuredSpread = { low: 0.85, high: 1.2 };

/** Seconds before the first token, and tokens a second, of an endpoint of which nothing is known. */
const usual = { wait: 1, tokensPerSecond: 50 };

interface Range {
  readonly low: number;
  readonly high: number;
}

interface PlanRow {
  readonly stage: string;
  readonly role: string;
  readonly model: string;
  readonly calls: number;
  readonly input: Range;
  readonly output: Range;
  /** USD; undefined where the price is not known. */
  readonly cost: Range | undefined;
  readonly seconds: number;
  readonly basis: 'measured' | 'declared' | 'rehearsed';
}

export const plan = defineCommand({
  name: 'plan',
  summary: 'estimate the calls, tokens, cost and time of a run before anything is spent',
  arguments: {},
  options: {
    config: configOption,
    run: { ...runOption, description: 'directory of a run, whose measurements are used' },
    target: targetOption,
    budget: { value: 'usd', parse: dollars, description: 'say whether this budget is enough' },
    json: jsonOption,
  },
  run: (_, options, context) => printPlan(options, context),
});

async function printPlan(flags: ConfigFlags & { json?: boolean }, context: CommandContext): Promise<number> {
  const { registries, stdout, stderr } = context;
  const { directory, config, source } = await configOf(flags, context);
  const bound = boundModels(config, Object.keys(registries.roles));
  if (!flags.json && Object.keys(bound).length > 0)
    stderr.write(`rehearsing ${source} with procedures, to see who is asked how often\n`);
  const uses = Object.keys(bound).length === 0 ? [] : await usesOf(config, context);
  const spending = await readSpending(join(directory, ledgerFile));
  const rows = uses.flatMap((use) => {
    const name = bindingNameOf(use.role, config.roles);
    const settings = bound[name];
    return settings
      ? [rowFor(use, name, resolveSettings(settings), spending, concurrencyOf(config, bound))]
      : [];
  });
  const total = totalOf(rows);
  if (flags.json) {
    await writeJson(stdout, { config: source, target: config.target, budget: config.budget, rows, total });
    return exitCodes.done;
  }
  await stdout.write(`${planText(rows, total, config)}\n`);
  return exitCodes.done;
}

/** As often as the target asks for. */
async function usesOf(
  config: Config,
  { registries, offlineModel }: CommandContext,
): Promise<readonly RoleMeasure[]> {
  const offline = await offlineModel();
  const at = async (target: number) => {
    // The stages' numbers follow from the target where they were defaults; what was written stays.
    const roles = { default: 'offline' };
    const again = configFrom(
      { ...config, target, roles, models: {}, stages: derived(config, target, registries) },
      registries,
      'rehearsal',
    );
    return rehearseRun(again, registries.stages, offline);
  };
  const [small, large] = rehearsedTargets;
  if (config.target <= large) return at(config.target);
  const before = await at(small);
  return (await at(large)).map((use) => {
    const less = before.find((other) => other.stage === use.stage && other.role === use.role);
    const slope = Math.max(0, (use.calls - (less?.calls ?? 0)) / (large - small));
    const calls = Math.round(use.calls + slope * (config.target - large));
    return { ...use, calls, units: Math.max(1, Math.round((use.units * calls) / use.calls)) };
  });
}

/** The stages' options with those that are the defaults of this target left out. */
function derived(
  config: Config,
  target: number,
  registries: CommandContext['registries'],
): Record<string, unknown> {
  const defaults = configFrom({ name: 'defaults', target: config.target }, registries, 'defaults').stages;
  if (target === config.target) return { ...config.stages };
  return Object.fromEntries(
    Object.entries(config.stages).map(([stage, options]) => [
      stage,
      Object.fromEntries(
        Object.entries(options as object).filter(
          ([key, value]) =>
            JSON.stringify(value) !== JSON.stringify((defaults[stage] as Record<string, unknown>)[key]),
        ),
      ),
    ]),
  );
}

function rowFor(
  use: RoleMeasure,
  model: string,
  settings: ResolvedSettings,
  spending: Spending,
  concurrency: number,
): PlanRow {
  const { stage, role, calls, units } = use;
  const known = spending.byUse[`${stage}/${role}`];
  const measured = known && known.calls >= enough ? perCall(known) : undefined;
  const declared = settings.expect.output;
  const input = ranged(measured?.input ?? use.input, measured ? measuredSpread : unknownInput);
  const output = ranged(
    measured?.output ?? declared ?? use.output,
    measured ? measuredSpread : declared ? { low: 0.6, high: 1.6 } : unknownOutput,
  );
  const { price, rpm, tpm, baseURLs, keys } = settings;
  const cost = price && {
    // At best a part of the prompt is cached; at worst none.
    low:
      (calls *
        (input.low * (price.cachedInput === undefined ? price.input : (price.input + price.cachedInput) / 2) +
          output.low * price.output)) /
      1e6,
    high: (calls * (input.high * price.input + output.high * price.output)) / 1e6,
  };
  const middle = (output.low + output.high) / 2;
  const each = measured?.seconds ?? settings.expect.seconds ?? usual.wait + middle / usual.tokensPerSecond;
  const lanes = baseURLs.length * keys.length;
  const atOnce = Math.max(1, Math.min(units, concurrency, settings.concurrency * lanes));
  const seconds = Math.max(
    (calls * each) / atOnce,
    (calls / units) * each, // the calls of one unit follow one another
    rpm ? (calls / (rpm * lanes)) * 60 : 0,
    tpm ? ((calls * (input.high + middle)) / (tpm * lanes)) * 60 : 0,
  );
  const basis = measured ? 'measured' : declared ? 'declared' : 'rehearsed';
  return {
    stage,
    role,
    model,
    calls,
    input: times(calls, input),
    output: times(calls, output),
    cost,
    seconds,
    basis,
  };
}

const perCall = ({ calls, input, output, seconds }: Sums) => ({
  input: input / calls,
  output: output / calls,
  seconds: seconds / calls,
});
const ranged = (middle: number, { low, high }: Range): Range => ({ low: middle * low, high: middle * high });
const times = (count: number, { low, high }: Range): Range => ({
  low: Math.round(count * low),
  high: Math.round(count * high),
});
const sum = (ranges: readonly Range[]): Range => ({
  low: ranges.reduce((total, { low }) => total + low, 0),
  high: ranges.reduce((total, { high }) => total + high, 0),
});

interface Total {
  readonly calls: number;
  readonly input: Range;
  readonly output: Range;
  readonly cost: Range | undefined;
  readonly seconds: number;
}

function totalOf(rows: readonly PlanRow[]): Total {
  const costs = rows.map((row) => row.cost);
  // Stages follow one another; within a stage the slowest role sets the pace.
  const slowest = new Map<string, number>();
  for (const { stage, seconds } of rows) slowest.set(stage, Math.max(slowest.get(stage) ?? 0, seconds));
  return {
    calls: rows.reduce((total, row) => total + row.calls, 0),
    input: sum(rows.map((row) => row.input)),
    output: sum(rows.map((row) => row.output)),
    cost: costs.every((cost) => cost !== undefined) ? sum(costs) : undefined,
    seconds: [...slowest.values()].reduce((total, seconds) => total + seconds, 0),
  };
}

function planText(rows: readonly PlanRow[], total: Total, { target, budget }: Config): string {
  if (rows.length === 0) return 'every role is bound to `offline`: no call, no cost';
  const count = ({ low, high }: Range): string => `${short(low)}–${short(high)}`;
  const money = (cost: Range | undefined): string =>
    cost ? `$${cost.low.toFixed(2)}–${cost.high.toFixed(2)}` : '?';
  const time = (seconds: number): string =>
    seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
  const table = tableText(
    [
      ['stage/role', 'model', 'calls', 'tokens in', 'tokens out', 'cost', 'time', 'sizes'],
      ...rows.map((row) => [
        `${row.stage}/${row.role}`,
        row.model,
        short(row.calls),
        count(row.input),
        count(row.output),
        money(row.cost),
        time(row.seconds),
        row.basis,
      ]),
      [
        'in all',
        '',
        short(total.calls),
        count(total.input),
        count(total.output),
        money(total.cost),
        time(total.seconds),
        '',
      ],
    ],
    [0, 1, 7],
  );
  const unpriced = [...new Set(rows.filter((row) => !row.cost).map((row) => row.model))];
  const notes = [
    `for a target of ${target} accepted trajectories${total.cost ? `: ${money({ low: total.cost.low / target, high: total.cost.high / target })} each` : ''}`,
    ...(unpriced.length > 0
      ? [
          `no price is set for ${unpriced.join(', ')}: write models.NAME.price to see the cost, and for a budget`,
        ]
      : []),
    ...(budget !== undefined && total.cost && total.cost.high > budget
      ? [`the budget of $${budget} may stop the run before its target`]
      : []),
    'rehearsed: from the offline procedures; declared: from models.NAME.expect; measured: from calls of this run. Retries, repairs and what harvested specs cost (vectors, labels) are not in it.',
  ];
  return `${table}\n\n${notes.join('\n')}`;
}

function short(number: number): string {
  if (number >= 1e9) return `${(number / 1e9).toFixed(1)}G`;
  if (number >= 1e6) return `${(number / 1e6).toFixed(1)}M`;
  return number >= 1e4 ? `${Math.round(number / 1e3)}k` : number.toLocaleString('en');
}
