// Ctrl-C.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { start, toolloom } from '../support/cli.ts';
import { tempDir } from '../support/temp-dir.ts';

const config = `name: bytes
target: 8
executor: { concurrency: 2 }
stages:
  harvest: { packages: { servers: [filesystem] } }
  evolve: { categories: [education], worlds: 3 }
`;

it('Ctrl-C once drains, says how to go on, and loses nothing', async () => {
  await using directory = await tempDir();
  await writeFile(join(directory.path, 'bytes.yaml'), config);
  const { child, result } = start(['run', '-c', 'bytes.yaml'], directory.path);
  let isSent = false;
  child.stderr?.on('data', (data) => {
    if (isSent || !String(data).includes('"stage":"write-tasks"')) return;
    isSent = true;
    child.kill('SIGINT');
  });
  const { code, stderr } = await result;
  expect(code).toBe(130);
  expect(stderr).toContain('stopped; go on with: toolloom run --run');
  expect((await toolloom(['run'], directory.path)).code).toBe(0);
});
