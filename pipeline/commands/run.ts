// toolloom run: runs the stages, from where the run stands.
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, configFrom, readConfig } from '../config.ts';
import { UsageError } from '../errors.ts';
import { localExecutor } from '../executors/local.ts';
import { memoryJournal } from '../journal.ts';
import { jsonLog, terminalLog } from '../log.ts';
import type { Binding } from '../role.ts';
import { frozenConfigOf, openRunStore, performer } from '../run.ts';
import { type RunResult, runStages } from '../runner.ts';
import type { AnyStage } from '../stage.ts';
import type { Reader } from '../store.ts';
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
  const { registries, say } = toolbox;
  const chosen = chosenStages(names, flags.until, registries.stages);
  const { directory, config, frozen } = await runOf(flags, toolbox);
  const frozenConfig = { toolloom: toolbox.version, config: JSON.parse(JSON.stringify(frozen)) };
  await using store = await openRunStore(directory, frozenConfig);
  const isTerminal = say.isTTY === true && flags.json !== true;
  const { target, seed } = config;
  const opening = `run ${directory} (target ${target}, seed ${seed})`;
  say.write(`${isTerminal ? opening : JSON.stringify({ event: 'run', directory, target, seed })}\n`);

  const log = isTerminal ? terminalLog(say) : jsonLog(say);
  const interruption = interruptible(() =>
    say.write(`\nfinishing what is in flight; press Ctrl-C again to quit at once\n`),
  );
  try {
    const perform = performer(registries.stages, config, {
      directory,
      seed,
      store,
      log,
      signal: interruption.quit,
      journal: memoryJournal(),
      embedder: await toolbox.embedder(),
      bindingOf: (role) => bindingOf(role, config, toolbox),
    });
    const result = await runStages({
      stages: chosen,
      optionsOf: (stage) => config.stages[stage],
      store,
      executor: localExecutor(config.executor.concurrency, perform),
      log,
      drain: interruption.drain,
      giveUp: flags.giveUp === true,
    });
    await report(
      result,
      { directory, config, store, isWhole: chosen.length === registries.stages.length },
      flags,
      toolbox,
    );
    if (result.drained) return exitCodes.interrupted;
    return result.stages.some((stage) => stage.failed > 0) ? exitCodes.owed : exitCodes.done;
  } finally {
    interruption.stop();
  }
}

interface Ran {
  readonly directory: string;
  readonly config: Config;
  readonly store: Reader;
  /** Every stage was asked for. */
  readonly isWhole: boolean;
}

async function report(result: RunResult, ran: Ran, flags: RunFlags, { registries, say, out }: Toolbox): Promise<void> {
  const { directory, config, store } = ran;
  const funnel = await funnelOf(registries.stages, config, store);
  const datasets: { path: string; rows: number }[] = [];
  for await (const { path, rows } of store.read('datasets')) datasets.push({ path: join(directory, path), rows });
  if (flags.json) out.write(`${JSON.stringify({ run: directory, result, funnel, datasets })}\n`);
  else say.write(`\n${funnelText(funnel)}\n${closingLines(result, ran, datasets).join('\n')}\n`);
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

function closingLines(
  { stages, drained, waiting }: RunResult,
  { directory, config, store, isWhole }: Ran,
  files: readonly { path: string; rows: number }[],
): string[] {
  const accepted = store.ids('judgements').length;
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
