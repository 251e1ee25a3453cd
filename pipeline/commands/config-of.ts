// Which config a command works with: that of a file, of the run that is named, of the newest run, or the
// demo.
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, configFrom, readConfig } from '../config.ts';
import { UsageError } from '../errors.ts';
import { frozenConfigOf } from '../run.ts';
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

export interface ConfigAndRun {
  /** Directory of the run, which need not exist yet. */
  readonly directory: string;
  readonly config: Config;
  /** Where the config was read, for messages. */
  readonly source: string;
}

export async function configOf(
  flags: ConfigFlags,
  { registries, runsFolder, configsFolder }: CommandContext,
): Promise<ConfigAndRun> {
  const { target, seed, budget, journal } = flags;
  const overrides = Object.fromEntries(
    Object.entries({ target, seed, budget, journal }).filter(([, value]) => value !== undefined),
  );
  // Another target or seed is another run, so neither goes with the newest one unless that is named.
  const isForNewest = target === undefined && seed === undefined;
  const existing =
    flags.config === undefined
      ? (flags.run ?? (isForNewest ? await newestRun(runsFolder) : undefined))
      : undefined;
  const known = existing === undefined ? undefined : await frozenConfigOf(existing);
  if (existing !== undefined && known) {
    const source = join(existing, 'run.json');
    return {
      directory: existing,
      config: configFrom({ ...known.config, ...overrides }, registries, source),
      source,
    };
  }
  const source = await configPath(flags.config ?? 'demo', configsFolder);
  const config = await readConfig(source, registries, overrides);
  return { directory: flags.run ?? join(runsFolder, config.name), config, source };
}

/** A path as it is; a bare name is also looked for among the configs of the package. */
async function configPath(name: string, folder: string): Promise<string> {
  for (const path of [name, join(folder, `${name}.yaml`)]) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  throw new UsageError(`there is no config ${name}, neither as a file nor in ${folder}`);
}
