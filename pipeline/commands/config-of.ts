// Which config a command works with: that of a file, of the run that is named, of the newest run, or the
// demo.
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { acceptedConfig, type Config, configFrom, inspectConfig } from '../config.ts';
import { UsageError } from '../errors.ts';
import { frozenConfigOf, runFile } from '../run.ts';
import { unknownName } from '../suggestions.ts';
import type { CommandContext } from './command.ts';
import { newestRun } from './find-run.ts';

export interface ConfigFlags {
  readonly config?: string | undefined;
  readonly run?: string | undefined;
  readonly target?: number | undefined;
  readonly seed?: number | undefined;
  readonly budget?: number | undefined;
  readonly journal?: string | false | undefined;
}

interface ConfigAndRun {
  /** Directory of the run, which need not exist yet. */
  readonly directory: string;
  readonly config: Config;
  /** Where the config was read, for messages. */
  readonly source: string;
  /** Lines for the user, such as which config was taken when none was named. */
  readonly warnings: readonly string[];
}

export async function configOf(flags: ConfigFlags, context: CommandContext): Promise<ConfigAndRun> {
  const { registries, runsFolder } = context;
  const { target, seed, budget, journal } = flags;
  const overrides = Object.fromEntries(
    Object.entries({ target, seed, budget, journal }).filter(([, value]) => value !== undefined),
  );
  const existing = flags.config === undefined ? await existingRun(flags, runsFolder) : undefined;
  const known = existing === undefined ? undefined : await frozenConfigOf(existing);
  if (existing !== undefined && known) {
    const source = join(existing, runFile);
    const config = configFrom({ ...known.config, ...overrides }, registries, source);
    return { directory: existing, config, source, warnings: assumptions(flags, source) };
  }
  const source = await configFileOf(flags.config ?? 'demo', context);
  const inspected = await inspectConfig(source, registries, overrides);
  const config = acceptedConfig(inspected);
  const directory = flags.run ?? join(runsFolder, config.name);
  return { directory, config, source, warnings: [...assumptions(flags, source), ...inspected.warnings] };
}

function assumptions({ config, run }: ConfigFlags, source: string): string[] {
  if (config !== undefined || (run !== undefined && source.endsWith(runFile))) return [];
  return [`no config was named with --config, so ${source} is used`];
}

/** Another target or seed makes another run, so neither goes with the newest run unless that is named. */
async function existingRun(
  { run, target, seed }: ConfigFlags,
  runsFolder: string,
): Promise<string | undefined> {
  if (run !== undefined) return run;
  return target === undefined && seed === undefined ? newestRun(runsFolder) : undefined;
}

/** The path of a config file: as it is, or for a bare name also among the configs of the package. */
export async function configFileOf(name: string, { configsFolder }: CommandContext): Promise<string> {
  for (const path of [name, join(configsFolder, `${name}.yaml`)]) {
    const exists = await access(path).then(
      () => true,
      () => false,
    );
    if (exists) return path;
  }
  const known = await packagedConfigs(configsFolder);
  throw new UsageError(
    `${unknownName({ kind: 'config' }, name, known)} (or name a file, or write one with \`toolloom init\`)`,
  );
}

/** Names of the configs that come with the package. */
export async function packagedConfigs(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}
