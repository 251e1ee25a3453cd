// The evals that a run holds.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { evalIn, evalsFolder } from '../../evals/eval-file.ts';

/** Names, in order. */
export async function evalsIn(run: string): Promise<string[]> {
  const folder = join(run, evalsFolder);
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []; // node:fs errors carry a code
    throw error;
  }
  const evals: string[] = [];
  for (const name of names.sort()) if (await evalIn(join(folder, name))) evals.push(name);
  return evals;
}
