// The evals that a run holds.
import { join } from 'node:path';
import { evalIn, evalsFolder } from '../../evals/eval-file.ts';
import { namesIn } from '../../files/settings-file.ts';

/** Names, in order. */
export async function evalsIn(run: string): Promise<string[]> {
  const folder = join(run, evalsFolder);
  const evals: string[] = [];
  for (const name of [...(await namesIn(folder))].sort())
    if (await evalIn(join(folder, name))) evals.push(name);
  return evals;
}
