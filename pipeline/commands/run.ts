// toolloom run: runs the stages, from where the run stands.
import { setMaxListeners } from 'node:events';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, configFrom, readConfig } from '../config.ts';
import type { Surroundings } from '../context.ts';
import { UsageError } from '../errors.ts';
import { localExecutor } from '../executors/local.ts';
import { memoryJournal } from '../journal.ts';
import { jsonLog, terminalLog } from '../log.ts';
import type { Binding } from '../role.ts';
import { frozenConfigOf, openRunStore, performer } from '../run.ts';
import { type RunResult, runStages } from '../runner.ts';
import type { AnyStage } from '../stage.ts';
import { newestRun } from './find-run.ts';
import { funnelOf, funnelText } from './funnel.ts';
import { exitCodes, type Toolbox } from './toolbox.ts';

export interface RunFlags {
  readonly config?: string;
  readonly run?: string;
  readonly target?: number;
  readonly seed?: number;
  readonly until?: string;
  readonly giveUp?: boolean;
  readonly json?: boolean;
}

export async function runCommand(names: readonly string[], flags: RunFlags, toolbox: Toolbox): Promise<number> {
  const { registries, say, out } = toolbox;
  const chosen = chosenStages(names, flags.until, registries.stages);
  const { directory, config, frozen } = await runOf(flags, toolbox);
  await using store = await openRunStore(directory, {
    toolloom: toolbox.version,
    config: JSON.parse(JSON.stringify(frozen)),
  });
  const isTerminal = say.isTTY === true && flags.json !== true;
  say.write(
    `${isTerminal ? `run ${directory} (target ${config.target}, seed ${config.seed})` : JSON.stringify({ event: 'run', directory, target: config.target, seed: config.seed })}\n`,
  );

  const log = isTerminal ? terminalLog(say) : jsonLog(say);
  const interruption = interruptible(() =>
    say.write(`\nfinishing what is in flight; press Ctrl-C again to quit at once\n`),
  );
  try {
    const surroundings: Surroundings = {
      directory,
      seed: config.seed,
      store,
      log,
      signal: interruption.quit,
      journal: memoryJournal(),
      embedder: await toolbox.embedder(),
      bindingOf: (role) => bindingOf(role, config, toolbox),
    };
    const executor = localExecutor(config.executor.concurrency, performer(registries.stages, config, surroundings));
    const result = await runStages({
      stages: chosen,
      optionsOf: (stage) => config.stages[stage],
      store,
      executor,
      log,
      drain: interruption.drain,
      giveUp: flags.giveUp === true,
    });
    const rows = await funnelOf(registries.stages, config, store);
    const files = await datasetsOf(store, directory);
    if (flags.json) out.write(`${JSON.stringify({ run: directory, result, funnel: rows, datasets: files })}\n`);
    else
      say.write(
        `\n${funnelText(rows)}\n${closingLines(result, { directory, config, files, accepted: store.ids('judgements').length, isWhole: chosen.length === registries.stages.length }).join('\n')}\n`,
      );
    if (result.drained) return exitCodes.interrupted;
    return result.stages.some((stage) => stage.failed > 0) ? exitCodes.owed : exitCodes.done;
  } finally {
    interruption.stop();
  }
}

function chosenStages(
  names: readonly string[],
  until: string | undefined,
  stages: readonly AnyStage[],
): readonly AnyStage[] {
  const known = stages.map((stage) => stage.name);
  const wrong = [...names, ...(until === undefined ? [] : [until])].find((name) => !known.includes(name));
  if (wrong !== undefined) throw new UsageError(`there is no stage ${wrong}; the stages are ${known.join(', ')}`);
  const upTo = until === undefined ? stages : stages.slice(0, known.indexOf(until) + 1);
  return names.length === 0 ? upTo : upTo.filter((stage) => names.includes(stage.name));
}

/** The run's directory and config: from a config file, from the run that is named, from the newest run, or from the demo. */
async function runOf(
  flags: RunFlags,
  toolbox: Toolbox,
): Promise<{ directory: string; config: Config; frozen: Config }> {
  const overrides = {
    ...(flags.target === undefined ? {} : { target: flags.target }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
  };
  const existing =
    flags.config === undefined
      ? (flags.run ?? (Object.keys(overrides).length === 0 ? await newestRun(toolbox.runs) : undefined))
      : undefined;
  const known = existing === undefined ? undefined : await frozenConfigOf(existing);
  if (existing !== undefined && known)
    return {
      directory: existing,
      ...configFrom({ ...known.config, ...overrides }, toolbox.registries, join(existing, 'run.json')),
    };
  const path = await configPath(flags.config ?? 'demo', toolbox.configs);
  const read = await readConfig(path, toolbox.registries, overrides);
  return { directory: flags.run ?? join(toolbox.runs, read.config.name), ...read };
}

/** A path as it is; a bare name is also looked for among the configs of the package. */
async function configPath(name: string, configs: string): Promise<string> {
  for (const path of [name, join(configs, `${name}.yaml`)]) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  throw new UsageError(`there is no config ${name}, neither as a file nor in ${configs}`);
}

function bindingOf(role: string, config: Config, toolbox: Toolbox): Binding {
  const name = config.roles[role] ?? config.roles.default ?? 'offline';
  const model = toolbox.models.get(name);
  return model ? { kind: 'model', model } : { kind: 'procedure' };
}

async function datasetsOf(store: Awaited<ReturnType<typeof openRunStore>>, directory: string) {
  const files: { path: string; rows: number }[] = [];
  for await (const dataset of store.read('datasets'))
    files.push({ path: join(directory, dataset.path), rows: dataset.rows });
  return files;
}

interface Closing {
  directory: string;
  config: Config;
  files: readonly { path: string; rows: number }[];
  accepted: number;
  isWhole: boolean;
}

function closingLines(
  { stages, drained, waiting }: RunResult,
  { directory, config, files, accepted, isWhole }: Closing,
): string[] {
  const again = `toolloom run --run ${directory}`;
  const failed = stages.filter((stage) => stage.failed > 0).map((stage) => `${stage.stage} owes ${stage.failed}`);
  const done = stages.reduce((sum, stage) => sum + stage.kept + stage.rejected, 0);
  return [
    '',
    ...(drained ? [`stopped; go on with: ${again}`] : []),
    ...(failed.length > 0 ? [`not finished: ${failed.join(', ')}; try them again with: ${again}`] : []),
    ...(waiting
      ? [`${waiting} waits until nothing is owed before it; to go on without what fails: ${again} --give-up`]
      : []),
    ...(!drained && failed.length === 0 && done === 0 ? ['nothing to do: everything was finished before'] : []),
    ...(isWhole && !drained
      ? [
          `${accepted} accepted trajectories (target ${config.target})${accepted < config.target ? '; for more, start a run with a higher --target' : ''}`,
        ]
      : []),
    ...files.map((file) => `${String(file.rows).padStart(6)} rows  ${file.path}`),
  ];
}

/** Ctrl-C once drains, twice quits. */
function interruptible(onDrain: () => void) {
  const drain = new AbortController();
  const quit = new AbortController();
  setMaxListeners(0, quit.signal); // every call in flight listens
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
