// A finished run that takes two seconds to make: two worlds, four plays, no servers. The first file of tests that asks
// for it makes it, and each gets a copy of its own.
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { toolloom } from './cli.ts';
import { tempDir } from './temp-dir.ts';

export const tinyConfig = `name: tiny
seed: 5
target: 2
stages:
  harvest: { packages: { servers: [] } }
  check-programs: { programs: [] }
  evolve: { categories: [education], worlds: 2 }
`;

/** A folder that holds tiny.yaml and the run data/runs/tiny. */
export async function tinyRun(): Promise<{ path: string } & AsyncDisposable> {
  const made = join(inject('sharedRuns'), 'tiny');
  if (!existsSync(made)) await makeAt(made);
  const directory = await tempDir();
  await cp(made, directory.path, { recursive: true });
  return directory;
}

/** Makes the run elsewhere and moves it, so that what is there is whole. */
async function makeAt(path: string): Promise<void> {
  const directory = `${path}-${process.pid}`;
  await mkdir(directory);
  await writeFile(join(directory, 'tiny.yaml'), tinyConfig);
  const { code, stderr } = await toolloom(['run', '-c', 'tiny.yaml'], directory);
  if (code !== 0) throw new Error(`the tiny run failed: ${stderr}`);
  try {
    await rename(directory, path);
  } catch (error) {
    // Two files of tests may begin at once. The same config makes the same bytes, so either run will do.
    if (!existsSync(path)) throw error;
  }
}
