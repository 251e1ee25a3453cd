// Kill it anywhere, again and again: the bytes are those of an undisturbed run. Same seed same bytes; another
// seed other bytes.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { collections } from '../../schemas/index.ts';
import { start, toolloom } from '../support/cli.ts';
import { tempDir } from '../support/temp-dir.ts';

const config = (concurrency: number): string => `name: bytes
target: 8
executor: { concurrency: ${concurrency} }
stages:
  harvest: { packages: { servers: [filesystem] } }
  evolve: { categories: [education, health], worlds: 6 }
`;

async function fresh(path: string, concurrency: number): Promise<void> {
  await writeFile(join(path, 'bytes.yaml'), config(concurrency));
}

/** A hash of every `cat` and of every exported file. */
async function bytesOf(path: string): Promise<Record<string, string>> {
  const hash = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
  const names = [...Object.keys(collections), 'rejects'];
  const printed = await Promise.all(names.map((name) => toolloom(['cat', name], path)));
  const hashes = Object.fromEntries(names.map((name, index) => [name, hash(printed[index]?.stdout ?? '')]));
  const exports = join(path, 'data', 'runs', 'bytes', 'datasets');
  for (const file of readdirSync(exports, { recursive: true, encoding: 'utf8' }))
    if (/\.(jsonl|md)$/.test(file)) hashes[file] = hash(readFileSync(join(exports, file)));
  return hashes;
}

/** Of a run with the seed that is the default. */
let undisturbed: Record<string, string> | undefined;

it('the bytes do not depend on how often a run was killed, nor on its concurrency', async () => {
  await using directory = await tempDir();
  await fresh(directory.path, 8);
  const began = performance.now();
  expect((await toolloom(['run', '-c', 'bytes.yaml'], directory.path)).code).toBe(0);
  const took = performance.now() - began;
  undisturbed = await bytesOf(directory.path);

  await using disturbed = await tempDir();
  await fresh(disturbed.path, 3);
  const random = randomFor('kills');
  let kills = 0;
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const { child, result } = start(['run', '-c', 'bytes.yaml'], disturbed.path);
    await Promise.race([sleep(300 + random.next() * took * 0.5), result]);
    child.kill('SIGKILL');
    const { code } = await result;
    if (code === 0) break;
    kills += 1;
  }
  expect(kills).toBeGreaterThanOrEqual(3);
  expect((await toolloom(['run', '-c', 'bytes.yaml'], disturbed.path)).code).toBe(0);

  expect(Object.keys(undisturbed).length).toBeGreaterThan(15);
  expect(await bytesOf(disturbed.path)).toEqual(undisturbed);
}, 300_000);

it('another seed gives other worlds, tasks and rows, of the same real specs', async () => {
  await using other = await tempDir();
  await fresh(other.path, 8);
  expect((await toolloom(['run', '-c', 'bytes.yaml', '--seed', '2'], other.path)).code).toBe(0);
  const bytes = await bytesOf(other.path);
  for (const name of ['worlds', 'tasks', 'trajectories', 'openai/train.jsonl'])
    expect(bytes[name]).not.toBe(undisturbed?.[name]);
}, 120_000);
