// What a command is about: the run that is named, else the newest; a trajectory by the beginning of its id.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { runFile } from '../run.ts';
import type { Reader } from '../store.ts';

export async function newestRun(runs: string): Promise<string | undefined> {
  let names: string[];
  try {
    names = await readdir(runs);
  } catch {
    return undefined; // no run was ever made here
  }
  const found: { directory: string; time: number }[] = [];
  for (const name of names) {
    const directory = join(runs, name);
    const made = await stat(join(directory, runFile)).catch(() => undefined);
    if (made) found.push({ directory, time: made.mtimeMs });
  }
  return found.sort((a, b) => b.time - a.time)[0]?.directory;
}

export async function runNamed(run: string | undefined, runs: string): Promise<string> {
  const directory = run ?? (await newestRun(runs));
  if (directory === undefined)
    throw new UsageError(
      `there is no run under ${runs}; make one with \`toolloom run\`, or name one with --run DIR`,
    );
  return directory;
}

/** The one trajectory whose id begins so. */
export function trajectoryNamed(id: string, store: Reader, directory: string): string {
  const matches = store.ids('trajectories').filter((candidate) => candidate.startsWith(id));
  const [found, another] = matches;
  if (found === undefined)
    throw new UsageError(
      `no trajectory of ${directory} has an id that begins with ${id}; \`toolloom cat trajectories\` lists them`,
    );
  if (another !== undefined)
    throw new UsageError(
      `${matches.length} trajectories begin with ${id}; give more of the id, such as ${found}`,
    );
  return found;
}
