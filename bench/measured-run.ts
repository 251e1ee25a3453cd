// A run by the command that a user types, with the seconds that it takes and its memory at most.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BugError } from '../pipeline/errors.ts';

export interface Measured {
  readonly seconds: number;
  /** In MB, 0 where it is unknown. */
  readonly peak: number;
}

/** The config is written to DIRECTORY/NAME.yaml, and the run to DIRECTORY/NAME. */
export async function measuredRun({
  directory,
  config,
  until,
}: {
  directory: string;
  config: object & { name: string };
  until: string;
}): Promise<Measured> {
  const run = join(directory, config.name);
  await writeFile(`${run}.yaml`, JSON.stringify(config)); // YAML reads JSON
  const cli = join(import.meta.dirname, '..', 'pipeline', 'cli.js');
  const began = performance.now();
  const child = spawn(process.execPath, [cli, 'run', '-c', `${run}.yaml`, '--run', run, '--until', until], {
    stdio: 'ignore',
  });
  let peak = 0;
  const status = `/proc/${child.pid}/status`;
  const watch = setInterval(() => {
    if (existsSync(status)) peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? peak);
  }, 200);
  const [code] = await once(child, 'exit');
  clearInterval(watch);
  if (code !== 0) throw new BugError(`the run ended with exit code ${String(code)}`);
  return { seconds: (performance.now() - began) / 1000, peak: peak / 1024 };
}

export const inWords = ({ seconds, peak }: Measured): string =>
  `${seconds.toFixed(1)} s, ${peak === 0 ? 'memory unknown here' : `${peak.toFixed(0)} MB at most`}`;
