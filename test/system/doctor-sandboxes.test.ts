// What `doctor` says about the sandboxes of a config.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { toolloom } from '../support/cli.ts';
import { backends } from '../support/sandboxes.ts';
import { tempDir } from '../support/temp-dir.ts';

it('doctor runs a program in each language, where no model is bound either', async () => {
  await using directory = await tempDir();
  const { code, stdout } = await toolloom(['doctor', '-c', 'demo', '--json'], directory.path);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    models: [],
    sandboxes: [
      { language: 'python', backend: 'pyodide', attempts: 0, escapes: [] },
      { language: 'javascript', backend: 'quickjs', attempts: 0, escapes: [] },
    ],
  });
});

it('doctor says what a machine lacks for the sandbox of a config, or that it works', async () => {
  await using directory = await tempDir();
  await writeFile(join(directory.path, 'c.yaml'), 'name: c\nsandbox: bubblewrap\n');
  const { code, stdout } = await toolloom(['doctor', '-c', 'c.yaml'], directory.path);
  const lacks = backends.filter(({ choice }) => choice === 'bubblewrap').map(({ lack }) => lack);
  expect(code).toBe(lacks.some((lack) => lack !== undefined) ? 2 : 0);
  for (const lack of lacks) expect(stdout).toContain(lack ?? 'bubblewrap  ok  runs a program');
});

it('a sandbox that nobody knows is refused with the names of those there are', async () => {
  await using directory = await tempDir();
  await writeFile(join(directory.path, 'c.yaml'), 'name: c\nsandbox: docker\n');
  const { code, stderr } = await toolloom(['doctor', '-c', 'c.yaml'], directory.path);
  expect(code).toBe(2);
  expect(stderr).toMatch(/c\.yaml:2.*sandbox.*wasm.*bubblewrap/);
});
