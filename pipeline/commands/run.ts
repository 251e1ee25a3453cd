// toolloom run: runs the stages, resuming where the last session stopped.
import { join } from 'node:path';
import { concurrencyOf, resolvedConfig } from '../config/bindings.ts';
import type { Config } from '../config.ts';
import { BudgetError, UsageError } from '../errors.ts';
import type { Log } from '../log.ts';
import { readSpending } from '../money/ledger.ts';
import { followAnew } from '../postgres/mirror.ts';
import { missingInputText } from '../run/plan-units.ts';
import { openServices } from '../run/services.ts';
import { ledgerFile, repairRun } from '../run.ts';
import { type RunResult, runStages } from '../runner.ts';
import type { AnyStage } from '../stage.ts';
import { oweLostDatasets } from '../store/dataset-files.ts';
import type { Store } from '../store.ts';
import { unknownName } from '../suggestions.ts';
import { type CommandContext, defineCommand, exitCodes, type OptionValues } from './command.ts';
import { configOf } from './config-of.ts';
import { type Interruption, listenForSignals } from './interruption.ts';
import { databaseOf, type OpenedRun, openRun } from './open-run.ts';
import { writeJson } from './output.ts';
import { openProgress } from './progress.ts';
import { oweRejected } from './retry-rejects.ts';
import { runOptions } from './run-options.ts';
import { type EndedRun, reportOf, reportText } from './run-report.ts';
import { spreadUnits } from './spread-units.ts';

type RunFlags = OptionValues<typeof runOptions>;

export const run = defineCommand({
  name: 'run',
  summary: 'run the stages, resuming where the last session stopped',
  arguments: {
    stages: { description: 'run only these stages', many: true, optional: true, completeWith: 'stage' },
  },
  options: runOptions,
  examples: ['toolloom run --config demo --target 100 --run data/runs/bigger'],
  details: ({ stages }) =>
    `Stages, in order:\n${stages.map((stage) => `  ${stage.name.padEnd(18)} ${stage.summary}`).join('\n')}`,
  run: ({ stages }, flags, context) => runChosenStages(stages, flags, context),
});

async function runChosenStages(
  names: readonly string[],
  flags: RunFlags,
  context: CommandContext,
): Promise<number> {
  const { registries } = context;
  const chosen = chosenStages(names, flags.until, registries.stages);
  const { directory, config, source, warnings } = await configOf(flags, context);
  // Whatever is wrong with the config shows before anything is written.
  const { config: resolved, secrets } = resolvedConfig(config, Object.keys(registries.roles), source);
  const { target, seed } = config;
  const progress = openProgress(
    {
      text: `Run ${directory} (target ${target}, seed ${seed})`,
      event: { event: 'run', directory, target, seed },
      isJson: flags.json === true,
    },
    context,
  );
  const interruption = listenForSignals({
    onDrain: (signal, message) => progress.log({ event: 'interrupted', signal, message }),
    onQuit: () => progress.close(),
  });
  try {
    const early = [...warnings, ...(flags.repair ? await repairTexts(directory) : [])];
    const frozen = { toolloom: context.version, config: JSON.parse(JSON.stringify(config)) };
    const note = notesAfter(early, progress);
    await using opened = await openRun({
      directory,
      frozen,
      dsn: databaseOf(flags.database, resolved),
      concurrency: flags.onlyCoordinate ? 0 : concurrencyOf(resolved, resolved.models),
      stages: registries.stages,
      note: note.say,
      ...interruption,
    });
    const { store } = opened;
    note.begin();
    await oweAgain({ chosen, flags, store, directory }, progress.log);
    const setup = { chosen, flags, opened, directory, config: resolved, secrets, interruption };
    const { result, spending } = await runInServices(setup, progress.log, context);
    progress.close();
    if (names.length > 0) refuseMissingInput(result, registries.stages);
    const ended = { directory, config, store, stages: registries.stages, result, spending };
    await report({ ...ended, hits: progress.hits() }, flags, context);
    return exitCodeOf(result);
  } finally {
    progress.close();
    interruption.stop();
  }
}

/** The heading comes before anything else that is said, and only once something is. */
function notesAfter(early: readonly string[], progress: ReturnType<typeof openProgress>) {
  let hasBegun = false;
  const begin = (): void => {
    if (hasBegun) return;
    hasBegun = true;
    progress.begin();
    for (const message of early) say(message);
  };
  const say = (message: string): void => {
    begin();
    progress.log({ event: 'note', message });
  };
  return { begin, say };
}

function chosenStages(
  names: readonly string[],
  until: string | undefined,
  stages: readonly AnyStage[],
): readonly AnyStage[] {
  const known = stages.map((stage) => stage.name);
  const wrong = [...names, ...(until === undefined ? [] : [until])].find((name) => !known.includes(name));
  if (wrong !== undefined) throw new UsageError(unknownName({ kind: 'stage' }, wrong, known));
  const upTo = until === undefined ? stages : stages.slice(0, known.indexOf(until) + 1);
  const chosen = names.length === 0 ? upTo : upTo.filter((stage) => names.includes(stage.name));
  if (chosen.length === 0)
    throw new UsageError(`--until ${until} leaves no stage to run: ${names.join(', ')} would come later`);
  return chosen;
}

interface RunSetup {
  readonly chosen: readonly AnyStage[];
  readonly flags: RunFlags;
  readonly opened: OpenedRun;
  readonly directory: string;
  readonly config: Config;
  readonly secrets: readonly string[];
  readonly interruption: Interruption;
}

async function repairTexts(directory: string): Promise<readonly string[]> {
  const repaired = await repairRun(directory);
  if (repaired.length > 0) await followAnew(directory);
  return repaired.map(({ stage, lines, path }) => {
    const moved = lines === 1 ? '1 damaged line was' : `${lines} damaged lines were`;
    return `${stage}: ${moved} moved to ${path}; what is missing is made again`;
  });
}

/** Withdraws finished units that must be made again. */
async function oweAgain(
  { chosen, flags, store, directory }: Pick<RunSetup, 'chosen' | 'flags' | 'directory'> & { store: Store },
  log: Log,
): Promise<void> {
  const isExporting = chosen.some(({ writes }) => writes.includes('datasets'));
  const messages = [
    ...(await oweRejected(flags.retryRejects ?? [], chosen, store)),
    ...(isExporting ? await oweLostDatasets(store, directory) : []),
  ];
  for (const message of messages) log({ event: 'note', message });
}

async function runInServices(
  { chosen, flags, opened, directory, config, secrets, interruption }: RunSetup,
  log: Log,
  context: CommandContext,
) {
  const { registries, offlineModel } = context;
  const { stages } = registries;
  const { drain, quit } = interruption;
  const { store } = opened;
  const offline = await offlineModel();
  await using open = await openServices({
    directory,
    config,
    secrets,
    offline,
    store,
    log,
    quit,
    drain,
    place: opened.place,
  });
  await using threads = spreadUnits(config, open.services, context);
  const result = await runStages({
    stages: chosen,
    pipeline: stages,
    optionsOf: (stage) => config.stages[stage],
    store,
    executor: opened.executor(threads.perform),
    log,
    drain,
    giveUp: flags.giveUp === true,
  });
  await opened.copyPaid?.();
  const own = opened.copyPaid ? undefined : open.ledger?.spending();
  const spending = own ?? (await readSpending(join(directory, ledgerFile)));
  return { result, spending };
}

/** Stages that were asked for by name and had nothing to read are an error of the user's. */
function refuseMissingInput({ stages: counts }: RunResult, stages: readonly AnyStage[]): void {
  if (counts.length === 0 || counts.some(({ hasInput }) => hasInput)) return;
  const stage = stages.find(({ name }) => name === counts[0]?.stage);
  if (stage) throw new UsageError(missingInputText(stage, stages));
}

/**
 * The result goes to stdout; what keeps the run from being complete goes to stderr, where errors are looked
 * for.
 */
async function report(ended: EndedRun, flags: RunFlags, context: CommandContext): Promise<void> {
  const { stdout, stderr } = context;
  const made = await reportOf(ended);
  if (flags.json) await writeJson(stdout, made);
  else await stdout.write(reportText(made, ended));
  if (made.next !== undefined) stderr.write(`${made.next}\n`);
}

function exitCodeOf({ stopped, drained, waiting, stages }: RunResult): number {
  if (stopped) return stopped instanceof BudgetError ? exitCodes.budget : exitCodes.usage;
  if (drained) return exitCodes.interrupted;
  return waiting !== undefined || stages.some(({ failed }) => failed > 0) ? exitCodes.owed : exitCodes.done;
}
