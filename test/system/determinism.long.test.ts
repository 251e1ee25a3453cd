// Kill it anywhere, again and again, at moments that nobody chose: the bytes are those of an undisturbed run.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { start, toolloom } from '../support/cli.ts';
import { type RunBytes, runBytes } from '../support/run-bytes.ts';
import { tempDir } from '../support/temp-dir.ts';

const yaml = (executor: string): string => `name: bytes
target: 8
executor: { ${executor} }
stages:
  harvest: { packages: { servers: [filesystem] } }
  evolve: { categories: [education, health], worlds: 6 }
  check-programs: { programs: [javascript/harris-matrix], mutants: 4 }
`;
const run = ['run', '-c', 'bytes.yaml'];
const bytesIn = (path: string) => runBytes(join(path, 'data', 'runs', 'bytes'));

/** Of one thread that nothing disturbs. */
let undisturbed: { readonly bytes: RunBytes; readonly took: number };

beforeAll(async () => {
  await using directory = await tempDir();
  await writeFile(join(directory.path, 'bytes.yaml'), yaml('concurrency: 8, threads: 1'));
  const began = performance.now();
  expect((await toolloom(run, directory.path)).code).toBe(0);
  undisturbed = { took: performance.now() - began, bytes: await bytesIn(directory.path) };
});

it.each([2, 3])('the bytes do not depend on how often the run was killed (round %i)', async (round) => {
  await using disturbed = await tempDir();
  await writeFile(join(disturbed.path, 'bytes.yaml'), yaml(`concurrency: ${3 * round}, threads: ${round}`));
  const random = randomFor('kills', round);
  let kills = 0;
  // Each run is given a larger part of the time that the whole took, so that some are killed late.
  for (let attempt = 1; attempt <= 6; attempt += 1) {
    const { child, result } = start(run, disturbed.path);
    await Promise.race([sleep(undisturbed.took * (0.08 * attempt + random.next() * 0.3)), result]);
    child.kill('SIGKILL');
    if ((await result).code === 0) break;
    kills += 1;
  }
  expect(kills).toBeGreaterThanOrEqual(1);
  expect((await toolloom(run, disturbed.path)).code).toBe(0);
  expect(await bytesIn(disturbed.path)).toEqual(undisturbed.bytes);
});
