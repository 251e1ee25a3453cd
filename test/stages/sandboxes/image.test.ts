// The image of a started Python in the cache folder: it is written once, and others go only when nobody uses them.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { root } from '../../support/cli.ts';
import { moduleUrl } from '../../support/script.ts';
import { tempDir } from '../../support/temp-dir.ts';

const script = `
  const { sandboxFor } = await import(${moduleUrl('stages/sandboxes/index.ts')});
  const sandbox = await sandboxFor('python', 'wasm');
  const { stdout } = await sandbox.run({ language: 'python', files: { 'main.py': 'print(6 * 7)' }, entry: 'main.py' });
  process.stdout.write(stdout);
  process.exit();
`;

async function pythonWithCache(cache: string): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: root,
    env: { ...process.env, XDG_CACHE_HOME: cache },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return said;
}

it('two processes at once write it, and leave of other images those that were used of late', async () => {
  await using directory = await tempDir();
  const folder = join(directory.path, 'toolloom', 'python');
  await mkdir(folder, { recursive: true });
  const daysAgo: Readonly<Record<string, number>> = {
    'left.image': 9,
    'left.image.4711-31457408': 9, // a draft of a process that was killed
    'used.image': 1,
    'notes.txt': 9,
  };
  for (const [name, days] of Object.entries(daysAgo)) {
    const then = new Date(Date.now() - days * 24 * 3_600_000);
    await writeFile(join(folder, name), 'x');
    await utimes(join(folder, name), then, then);
  }
  const said = await Promise.all([pythonWithCache(directory.path), pythonWithCache(directory.path)]);
  expect(said).toEqual(['42\n', '42\n']);
  const left = await readdir(folder);
  expect(left).toEqual(expect.arrayContaining(['notes.txt', 'used.image']));
  expect(left.filter((name) => name !== 'notes.txt' && name !== 'used.image')).toEqual([
    expect.stringMatching(/^[0-9a-f]{16}\.image$/),
  ]);
  // A file that is there already is read, and nothing is written or removed.
  expect(await pythonWithCache(directory.path)).toBe('42\n');
  expect(await readdir(folder)).toEqual(left);
});
