// The files that the records of a run lie in: its own, and for an eval those of the run that its plays are made of.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { evalIn, overlayOf, runOfEval } from '../../pipeline/evals/eval-file.ts';
import { unitsFolder } from '../../pipeline/run.ts';
import type { StageFile } from './stage-feed.ts';

export async function runFiles(directory: string): Promise<StageFile[]> {
  const settings = await evalIn(directory);
  if (!settings) return await filesIn(directory, '', () => true);
  const own: ReadonlySet<string> = overlayOf(settings).own;
  return [
    ...(await filesIn(directory, '', (collection) => own.has(collection))),
    ...(await filesIn(runOfEval(directory), 'run/', (collection) => !own.has(collection))),
  ];
}

async function filesIn(
  directory: string,
  prefix: string,
  shows: (collection: string) => boolean,
): Promise<StageFile[]> {
  const folder = join(directory, unitsFolder);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []; // nothing was committed yet
    throw error;
  });
  return names
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => ({
      stage: `${prefix}${name.slice(0, -'.jsonl'.length)}`,
      path: join(folder, name),
      shows,
      isOwn: prefix === '',
    }));
}
