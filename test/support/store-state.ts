// Everything that a store says about its units, and the same counted anew from the files of units alone.
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readFileStore } from '../../pipeline/store/file-store.ts';
import type { Reader } from '../../pipeline/store.ts';
import { tempDir } from './temp-dir.ts';

/** Of `changeAtRandom`. */
const stages = ['embed', 'evolve'];

export function stateOf(store: Reader): object {
  return {
    vectors: store.ids('vectors'),
    rejects: store.ids('rejects'),
    applications: store.count('applications'),
    properties: [...store.properties()].sort(),
    stages: stages.map((stage) => ({
      stage,
      tally: store.tally(stage),
      vectors: store.count('vectors', stage),
      finished: [...store.finished(stage)].sort(),
    })),
  };
}

export async function stateIn(directory: string, note?: (message: string) => void): Promise<object> {
  await using store = await readFileStore(directory, note);
  return stateOf(store);
}

/** From a copy without an index, which leaves the store as it is. */
export async function recount(directory: string): Promise<object> {
  await using copy = await tempDir();
  const path = join(copy.path, 'units');
  await cp(directory, path, { recursive: true });
  await rm(join(path, '.index'), { recursive: true, force: true });
  return await stateIn(path);
}
