// Which run a command is about: the one that is named, or else the newest one.
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { UsageError } from '../errors.ts';
import { runFile } from '../run.ts';
import { suggestion } from '../suggestions.ts';

const runsPath = join('data', 'runs');

/**
 * data/runs of this folder or of the nearest one above it, as git finds its repository; by default of this
 * one.
 */
export function runsFolderFrom(folder: string): string {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, runsPath))) return relative(folder, join(above, runsPath));
    if (dirname(above) === above) return runsPath;
  }
}

/** Directories of the runs in a folder, the newest first. */
export async function runsIn(folder: string): Promise<string[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []; // no run was ever made here
    throw error;
  }
  const found: { directory: string; time: number }[] = [];
  for (const name of names) {
    const directory = join(folder, name);
    const made = await stat(join(directory, runFile)).catch(() => undefined); // not a run
    if (made) found.push({ directory, time: made.mtimeMs });
  }
  return found.sort((a, b) => b.time - a.time).map(({ directory }) => directory);
}

export const newestRun = async (folder: string): Promise<string | undefined> => (await runsIn(folder))[0];

/** The directory of a run that exists, given as a path or as a name in the folder of the runs. */
export async function runNamed(run: string | undefined, folder: string): Promise<string> {
  const runs = await runsIn(folder);
  if (run === undefined) {
    const [newest] = runs;
    if (newest !== undefined) return newest;
    throw new UsageError(
      `there is no run under ${folder}; make one with \`toolloom run\`, or name one with --run`,
    );
  }
  const named = join(folder, run);
  if (!existsSync(run) && existsSync(join(named, runFile))) return named;
  if (existsSync(run)) return run;
  const known = runs.map((directory) => basename(directory));
  throw new UsageError(`there is no run ${run}${suggestion(run, known)}; \`toolloom runs\` lists the runs`);
}
