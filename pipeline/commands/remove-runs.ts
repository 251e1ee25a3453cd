// Removes runs: only what toolloom wrote, only runs that nobody is writing, and only after a yes.
import { existsSync } from 'node:fs';
import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { holdLock, type Lock } from '../files/lock.ts';
import { frozenConfigOf, runContents, runFile, unitsFolder } from '../run.ts';
import type { CommandContext } from './command.ts';
import { openDialogue } from './dialogue.ts';
import { runNamed } from './find-run.ts';

interface RemovedRun {
  readonly path: string;
  /** What is left in the directory, because toolloom did not write it. */
  readonly left: readonly string[];
}

/** Refuses all if it must refuse one. */
export async function removeRuns(
  names: readonly string[],
  { yes }: { yes: boolean },
  context: CommandContext,
): Promise<readonly RemovedRun[]> {
  if (names.length === 0) throw new UsageError('name the runs to remove; `toolloom runs` lists them');
  const paths: string[] = [];
  for (const name of names) {
    const path = await runNamed(name, context.runsFolder);
    if ((await frozenConfigOf(path)) === undefined)
      throw new UsageError(`${path} is not a run (it has no ${runFile}); nothing was removed`);
    if (!paths.includes(path)) paths.push(path);
  }
  const locks: Lock[] = [];
  try {
    for (const path of paths)
      if (existsSync(join(path, unitsFolder))) locks.push(await holdLock(join(path, unitsFolder)));
    if (!yes) await confirmRemoval(paths, context);
    return await Promise.all(paths.map(removeRun));
  } finally {
    for (const lock of locks) await lock.release();
  }
}

export async function confirmRemoval(named: readonly string[], context: CommandContext): Promise<void> {
  const what = named.join(', ');
  if (context.stdin.isTTY !== true) throw new UsageError(`add --yes to remove ${what}; nothing was removed`);
  const dialogue = openDialogue(context);
  const answer = await dialogue.ask(`Remove ${what}? This cannot be undone. [y/N]`);
  dialogue.close();
  if (!/^y(es)?$/i.test(answer)) throw new UsageError('nothing was removed');
}

async function removeRun(path: string): Promise<RemovedRun> {
  // The file that makes it a run goes last: what a kill leaves behind is still a run, and can be removed
  // again.
  for (const name of [...runContents.filter((each) => each !== runFile), runFile])
    await rm(join(path, name), { recursive: true, force: true });
  const left = await readdir(path);
  if (left.length === 0) await rmdir(path);
  return { path, left };
}
