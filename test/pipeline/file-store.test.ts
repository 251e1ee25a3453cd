import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { openFileStore, readFileStore } from '../../pipeline/file-store.ts';
import { root } from '../support/cli.ts';
import { all } from '../support/offline-run.ts';
import { vector } from '../support/records.ts';
import { tempDir } from '../support/temp-dir.ts';

async function threeUnits(directory: string): Promise<void> {
  await using store = await openFileStore(directory);
  for (const unit of ['a', 'b', 'c'])
    await store.commit('embed', unit, { records: { vectors: [vector(unit)] }, rejects: [] });
}

it('a unit is one line that jq can read', async () => {
  await using directory = await tempDir();
  await threeUnits(directory.path);
  const lines = (await readFile(join(directory.path, 'embed.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).yield.records.vectors[0].id)).toEqual(['a', 'b', 'c']);
});

it('a torn last line is owed again, and what follows it is written on a line of its own', async () => {
  await using directory = await tempDir();
  await threeUnits(directory.path);
  const path = join(directory.path, 'embed.jsonl');
  await truncate(path, (await readFile(path)).length - 5);
  await using store = await openFileStore(directory.path);
  expect([...store.finished('embed')]).toEqual(['a', 'b']);
  await store.commit('embed', 'c', { records: { vectors: [vector('c')] }, rejects: [] });
  expect((await all(store.read('vectors'))).map((record) => record.id)).toEqual(['a', 'b', 'c']);
});

it('a reader leaves a torn line alone: its writer may be at work', async () => {
  await using directory = await tempDir();
  await threeUnits(directory.path);
  const path = join(directory.path, 'embed.jsonl');
  await appendFile(path, '{"unit":"d","ids"');
  const before = await readFile(path, 'utf8');
  await using store = await readFileStore(directory.path);
  expect(store.ids('vectors')).toEqual(['a', 'b', 'c']);
  expect(await readFile(path, 'utf8')).toBe(before);
});

it('a line that is no unit is named with its file and number', async () => {
  await using directory = await tempDir();
  await threeUnits(directory.path);
  const path = join(directory.path, 'embed.jsonl');
  await writeFile(path, `${await readFile(path, 'utf8')}rubbish\n`);
  await expect(readFileStore(directory.path)).rejects.toThrow('embed.jsonl:4: not a committed unit');
});

it('one process writes at a time, and a dead one holds nothing', async () => {
  await using directory = await tempDir();
  const script = `import { holdLock } from ${JSON.stringify(pathToFileURL(join(root, 'dist', 'pipeline', 'files', 'lock.js')).href)}; await holdLock(process.argv[1]); console.log('held'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script, directory.path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  await expect(openFileStore(directory.path)).rejects.toThrow(`is being written by process ${holder.pid}`);
  holder.kill('SIGKILL');
  await once(holder, 'close');
  await using store = await openFileStore(directory.path);
  expect(store.finished('embed').size).toBe(0);
});
