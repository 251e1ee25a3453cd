// A finished run that takes two seconds to make: two worlds, four plays, no servers.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toolloom } from './cli.ts';
import { tempDir } from './temp-dir.ts';

export const tinyConfig = `name: tiny
target: 2
stages:
  harvest: { packages: { servers: [] } }
  evolve: { categories: [education], worlds: 2 }
`;

/** A folder that holds tiny.yaml and the run data/runs/tiny. */
export async function tinyRun(): Promise<{ path: string } & AsyncDisposable> {
  const directory = await tempDir();
  await writeFile(join(directory.path, 'tiny.yaml'), tinyConfig);
  const { code, stderr } = await toolloom(['run', '-c', 'tiny.yaml'], directory.path);
  if (code !== 0) throw new Error(`the tiny run failed: ${stderr}`);
  return directory;
}
