// Same seed, same bytes: whatever the concurrency, and however often the run was killed on the way.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { start, toolloom } from '../support/cli.ts';
import { type RunBytes, runBytes, sha256 } from '../support/run-bytes.ts';
import { tempDir } from '../support/temp-dir.ts';

const config = `name: bytes
target: 6
stages:
  harvest: { packages: { servers: [filesystem] } }
  evolve: { categories: [education, health], worlds: 4 }
  check-programs: { programs: [javascript/harris-matrix], mutants: 4 }
`;

async function emptyDirectory(concurrency: number): ReturnType<typeof tempDir> {
  const directory = await tempDir();
  const yaml = `${config}executor: { concurrency: ${concurrency} }\n`;
  await writeFile(join(directory.path, 'bytes.yaml'), yaml);
  return directory;
}

const bytesIn = (directory: string): Promise<RunBytes> => runBytes(join(directory, 'data', 'runs', 'bytes'));

/** Starts a run and kills it once its log shows that the stage has begun. */
async function killedIn(stage: string, directory: string): Promise<boolean> {
  const { child, result } = start(['run', '-c', 'bytes.yaml'], directory);
  let said = '';
  child.stderr?.on('data', (data) => {
    said += data;
    if (said.includes(`"event":"stage","stage":"${stage}"`)) child.kill('SIGKILL');
  });
  await result;
  return child.signalCode === 'SIGKILL';
}

let undisturbed: Awaited<ReturnType<typeof tempDir>>;
beforeAll(async () => {
  undisturbed = await emptyDirectory(8);
  expect((await toolloom(['run', '-c', 'bytes.yaml'], undisturbed.path)).code).toBe(0);
});
afterAll(() => undisturbed[Symbol.asyncDispose]());

it('a run that was killed in five stages has the bytes of an undisturbed one, at another concurrency', async () => {
  await using disturbed = await emptyDirectory(3);
  for (const stage of ['harvest', 'synthesize-tools', 'simulate', 'pair', 'export'])
    expect(await killedIn(stage, disturbed.path), stage).toBe(true);
  expect((await toolloom(['run', '-c', 'bytes.yaml'], disturbed.path)).code).toBe(0);

  const bytes = await bytesIn(undisturbed.path);
  expect(Object.keys(bytes).length).toBeGreaterThan(15);
  expect(await bytesIn(disturbed.path)).toEqual(bytes);
});

it('cat prints the bytes that are compared here', async () => {
  const { stdout } = await toolloom(['cat', 'tasks'], undisturbed.path);
  expect(sha256(stdout)).toBe((await bytesIn(undisturbed.path)).tasks);
});

it('another seed gives other worlds, tasks and rows, of the same real specs', async () => {
  await using other = await emptyDirectory(8);
  expect((await toolloom(['run', '-c', 'bytes.yaml', '--seed', '2'], other.path)).code).toBe(0);
  const [bytes, before] = [await bytesIn(other.path), await bytesIn(undisturbed.path)];
  for (const name of ['worlds', 'tasks', 'trajectories', 'openai/train.jsonl'])
    expect(bytes[name], name).not.toBe(before[name]);
});
