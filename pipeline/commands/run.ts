// toolloom run: runs the stages, from where the run stands.
import { join } from 'node:path';
import { concurrencyOf, resolvedConfig } from '../bindings.ts';
import type { Config } from '../config.ts';
import { BudgetError, UsageError } from '../errors.ts';
import { localExecutor } from '../executors/local.ts';
import { jsonLog, type Log, terminalLog } from '../log.ts';
import { readSpending } from '../money/ledger.ts';
import type { Spending } from '../money/spending.ts';
import { performer } from '../perform.ts';
import { ledgerFile, openRunStore } from '../run.ts';
import { type RunResult, runStages } from '../runner.ts';
import { openServices } from '../services.ts';
import type { AnyStage } from '../stage.ts';
import type { Reader } from '../store.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { configOf } from './config-of.ts';
import { funnelOf, funnelText } from './funnel.ts';
import { configOption, dollars, nonEmptyText, runOption, targetOption, wholeNumber } from './options.ts';
import { writeJson } from './output.ts';
import { spendingText } from './spending.ts';

export const run = defineCommand({
  name: 'run',
  summary: 'run the stages, continuing where the run stands',
  arguments: {
    stages: { description: 'run only these stages', many: true, optional: true, completeWith: 'stage' },
  },
  options: {
    config: configOption,
    run: { ...runOption, default: 'data/runs/NAME, with the name from the config' },
    target: targetOption,
    seed: {
      short: 's',
      value: 'n',
      parse: wholeNumber,
      description: 'seed of the run: the same seed gives the same bytes',
      default: 'from the config',
    },
    until: {
      value: 'stage',
      parse: nonEmptyText,
      description: 'stop after this stage',
      completeWith: 'stage',
    },
    budget: {
      value: 'usd',
      parse: dollars,
      description: 'stop cleanly before the run has cost more than this, earlier sessions included',
    },
    journal: {
      value: 'dir',
      parse: nonEmptyText,
      description: 'directory of the journal of model calls',
      default: 'inside the run',
      negated: 'record no model calls; a call that is repeated is paid for again',
      completeWith: 'directory',
    },
    giveUp: { description: 'reject units that fail instead of owing them' },
    json: { description: 'print progress as JSON lines on stderr and the result as JSON on stdout' },
  },
  examples: ['toolloom run --config demo --target 100 --run data/runs/bigger'],
  details: ({ stages }) =>
    `Stages, in order:\n${stages.map((stage) => `  ${stage.name.padEnd(18)} ${stage.summary}`).join('\n')}`,
  run: ({ stages }, options, context) => runChosenStages(stages, options, context),
});

interface RunFlags {
  readonly config?: string;
  readonly run?: string;
  readonly target?: number;
  readonly seed?: number;
  readonly until?: string;
  readonly giveUp?: boolean;
  readonly budget?: number;
  /** A directory; false for none. */
  readonly journal?: string | false;
  readonly json?: boolean;
}

async function runChosenStages(
  names: readonly string[],
  flags: RunFlags,
  context: CommandContext,
): Promise<number> {
  const { registries, stderr: say } = context;
  const chosen = chosenStages(names, flags.until, registries.stages);
  const { directory, config, source } = await configOf(flags, context);
  const roles = Object.keys(registries.roles);
  // Whatever is wrong with the config shows before anything is written.
  const { config: resolved, secrets } = resolvedConfig(config, roles, source);
  await using store = await openRunStore(directory, {
    toolloom: context.version,
    config: JSON.parse(JSON.stringify(config)),
  });
  const isTerminal = say.isTTY === true && flags.json !== true;
  const { target, seed } = config;
  const opening = `run ${directory} (target ${target}, seed ${seed})`;
  say.write(`${isTerminal ? opening : JSON.stringify({ event: 'run', directory, target, seed })}\n`);

  const log = counted(isTerminal ? terminalLog(say) : jsonLog(say));
  const interruption = interruptible(() =>
    say.write(`\nfinishing what is in flight; press Ctrl-C again to quit at once\n`),
  );
  try {
    await using open = await openServices({
      directory,
      config: resolved,
      secrets,
      offline: await context.offlineModel(),
      store,
      log: log.log,
      quit: interruption.quit,
      drain: interruption.drain,
    });
    const result = await runStages({
      stages: chosen,
      pipeline: registries.stages,
      optionsOf: (stage) => resolved.stages[stage],
      store,
      executor: localExecutor(
        concurrencyOf(resolved, resolved.models),
        performer(registries.stages, resolved, open.services),
      ),
      log: log.log,
      drain: interruption.drain,
      giveUp: flags.giveUp === true,
    });
    const spending = open.ledger?.spending() ?? (await readSpending(join(directory, ledgerFile)));
    const ran = {
      directory,
      config,
      store,
      spending,
      hits: log.hits(),
      isWhole: chosen.length === registries.stages.length,
    };
    await report(result, ran, flags, context);
    return exitCodeOf(result);
  } finally {
    interruption.stop();
  }
}

function exitCodeOf({ stopped, drained, stages }: RunResult): number {
  if (stopped) return stopped instanceof BudgetError ? exitCodes.budget : exitCodes.usage;
  if (drained) return exitCodes.interrupted;
  return stages.some((stage) => stage.failed > 0) ? exitCodes.owed : exitCodes.done;
}

/** A log that also counts the answers of the journal. */
function counted(log: Log): { log: Log; hits: () => number } {
  let hits = 0;
  return {
    log: (event) => {
      if (event.event === 'hit') hits += 1;
      log(event);
    },
    hits: () => hits,
  };
}

interface Ran {
  readonly directory: string;
  readonly config: Config;
  readonly store: Reader;
  readonly spending: Spending;
  /** Calls that the journal answered. */
  readonly hits: number;
  /** Every stage was asked for. */
  readonly isWhole: boolean;
}

async function report(
  result: RunResult,
  ran: Ran,
  flags: RunFlags,
  { registries, stderr, stdout }: CommandContext,
): Promise<void> {
  const { directory, config, store, spending, hits } = ran;
  const funnel = await funnelOf(registries.stages, config, store);
  const datasets: { path: string; rows: number }[] = [];
  for await (const { path, rows } of store.read('datasets'))
    datasets.push({ path: join(directory, path), rows });
  const accepted = store.ids('judgements').length;
  const { stopped, ...counts } = result;
  if (flags.json) {
    const why = stopped ? { stopped: stopped.message } : {};
    await writeJson(stdout, {
      run: directory,
      result: { ...counts, ...why },
      funnel,
      datasets,
      spending,
      hits,
    });
    return;
  }
  const money = spendingText(spending, { accepted, hits, budget: config.budget });
  stderr.write(`\n${funnelText(funnel)}\n${money}${closingLines(result, ran, datasets).join('\n')}\n`);
}

function chosenStages(
  names: readonly string[],
  until: string | undefined,
  stages: readonly AnyStage[],
): readonly AnyStage[] {
  const known = stages.map((stage) => stage.name);
  const wrong = [...names, ...(until === undefined ? [] : [until])].find((name) => !known.includes(name));
  if (wrong !== undefined)
    throw new UsageError(`there is no stage ${wrong}; the stages are ${known.join(', ')}`);
  const upTo = until === undefined ? stages : stages.slice(0, known.indexOf(until) + 1);
  return names.length === 0 ? upTo : upTo.filter((stage) => names.includes(stage.name));
}

function closingLines(
  { stages, drained, stopped, waiting }: RunResult,
  { directory, config, store, spending, isWhole }: Ran,
  files: readonly { path: string; rows: number }[],
): string[] {
  const accepted = store.ids('judgements').length;
  const again = `toolloom run --run ${directory}`;
  const failed = stages
    .filter((stage) => stage.failed > 0)
    .map((stage) => `${stage.stage} owes ${stage.failed}`);
  const done = stages.reduce((sum, stage) => sum + stage.kept + stage.rejected, 0);
  return [
    '',
    ...(drained ? [`stopped; go on with: ${again}`] : []),
    ...(stopped instanceof BudgetError
      ? [
          `${stopped.message}; go on with: ${again} --budget ${suggestedBudget(config.budget ?? 0, spending.cost)}`,
        ]
      : stopped
        ? [`stopped: ${stopped.message}; then go on with: ${again}`]
        : []),
    ...(!stopped && failed.length > 0
      ? [`not finished: ${failed.join(', ')}; try them again with: ${again}`]
      : []),
    ...(waiting
      ? [`${waiting} waits until nothing is owed before it; to go on without what fails: ${again} --give-up`]
      : []),
    ...(!drained && !stopped && failed.length === 0 && done === 0
      ? ['nothing to do: everything was finished before']
      : []),
    ...(isWhole && !drained && !stopped
      ? [
          `${accepted} accepted trajectories (target ${config.target})${accepted < config.target ? '; for more, start a run with a higher --target' : ''}`,
        ]
      : []),
    ...files.map((file) => `${String(file.rows).padStart(6)} rows  ${file.path}`),
  ];
}

/** Half as much again, to two figures. */
function suggestedBudget(budget: number, spent: number): number {
  return Number((Math.max(budget, spent) * 1.5).toPrecision(2));
}

/** Ctrl-C once drains, twice quits. */
function interruptible(onDrain: () => void) {
  const drain = new AbortController();
  const quit = new AbortController();
  const onSignal = (): void => {
    if (drain.signal.aborted) {
      quit.abort();
      process.exit(exitCodes.interrupted);
    }
    drain.abort();
    onDrain();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    drain: drain.signal,
    quit: quit.signal,
    stop: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
