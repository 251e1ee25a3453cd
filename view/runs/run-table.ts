// The runs that are shown, by the name that stands for each in addresses.
import { basename, resolve } from 'node:path';
import type { ViewOptions } from '../../pipeline/commands/run-viewer.ts';
import { UsageError } from '../../pipeline/errors.ts';
import { frozenConfigOf, runFile } from '../../pipeline/run.ts';
import { type RunTable, ViewedRun } from './viewed-run.ts';

type Options = Pick<ViewOptions, 'directories' | 'registries' | 'note'>;

/** One of several that cannot be read is left out, with a note. */
export async function openRunTable({ directories, ...options }: Options): Promise<RunTable> {
  const runs = new Map<string, ViewedRun>();
  for (const directory of new Set(directories.map((each) => resolve(each)))) {
    try {
      await requireRun(directory);
    } catch (error) {
      if (!(error instanceof UsageError) || directories.length === 1) throw error;
      options.note(`left out: ${error.message}`);
      continue;
    }
    const key = freeKey(basename(directory), runs);
    runs.set(key, new ViewedRun(key, directory, options));
  }
  if (runs.size === 0) throw new UsageError('none of these runs can be read');
  return {
    get: (key) => runs.get(key),
    list: () =>
      Promise.all(
        [...runs.values()].map(async (run) => {
          const { key, directory } = run;
          try {
            const { target, seed } = await run.config();
            return { key, directory, target, seed };
          } catch (error) {
            // Such as a run of another version: the others can be looked at.
            if (error instanceof UsageError) return { key, directory, problem: error.message };
            throw error;
          }
        }),
      ),
    async [Symbol.asyncDispose]() {
      for (const run of runs.values()) await run[Symbol.asyncDispose]();
    },
  };
}

async function requireRun(directory: string): Promise<void> {
  if (!(await frozenConfigOf(directory)))
    throw new UsageError(`${directory} is not a run: it has no ${runFile}; \`toolloom runs\` lists the runs`);
}

/** Runs of the same name in other folders get a number. */
function freeKey(name: string, taken: ReadonlyMap<string, unknown>): string {
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(key)) return key;
  }
}
