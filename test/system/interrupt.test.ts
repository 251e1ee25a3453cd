// Interruptions. A terminal sends Ctrl-C to its whole foreground process group, so the command runs here as
// the leader of a group that gets the signal, child servers included.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root, start, toolloom } from '../support/cli.ts';
import { runBytes } from '../support/run-bytes.ts';
import { tempDir } from '../support/temp-dir.ts';
import { tinyConfig } from '../support/tiny-run.ts';

const config = `name: bytes
target: 6
executor: { concurrency: 2 }
stages:
  harvest: { packages: { servers: [filesystem, memory] } }
  evolve: { categories: [education], worlds: 2 }
  check-programs: { programs: [javascript/harris-matrix], mutants: 4 }
`;

async function configured(): ReturnType<typeof tempDir> {
  const directory = await tempDir();
  await writeFile(join(directory.path, 'bytes.yaml'), config);
  return directory;
}

/** Runs until the stage has begun, then presses Ctrl-C. */
async function interruptedIn(stage: string, cwd: string) {
  const cli = join(root, 'dist', 'pipeline', 'cli.js');
  const child = spawn(process.execPath, [cli, 'run', '-c', 'bytes.yaml'], {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const group = -(child.pid ?? 0);
  let stderr = '';
  let isSent = false;
  child.stdout.resume();
  child.stderr.on('data', (data) => {
    stderr += data;
    if (isSent || !stderr.includes(`"event":"stage","stage":"${stage}"`)) return;
    isSent = true;
    process.kill(group, 'SIGINT');
  });
  const [code] = await once(child, 'close');
  return { code, stderr };
}

it('Ctrl-C in any stage loses nothing: the bytes in the end are those of an undisturbed run', async () => {
  await using undisturbed = await configured();
  expect((await toolloom(['run', '-c', 'bytes.yaml'], undisturbed.path)).code).toBe(0);
  await using disturbed = await configured();
  for (const stage of ['harvest', 'embed', 'synthesize-tools', 'write-tasks', 'simulate']) {
    const { code, stderr } = await interruptedIn(stage, disturbed.path);
    expect(code, `${stage}: ${stderr}`).toBe(130);
    expect(stderr).toContain('SIGINT: finishing the units in flight; press Ctrl-C again to quit at once');
    expect(stderr).toContain(
      'Interrupted; nothing is lost. Continue with: toolloom run --run data/runs/bytes\n',
    );
  }
  const last = await toolloom(['run'], disturbed.path);
  expect(last.code, last.stderr).toBe(0);
  const run = join('data', 'runs', 'bytes');
  const bytes = await runBytes(join(undisturbed.path, run));
  expect(Object.keys(bytes).length).toBeGreaterThan(15);
  expect(await runBytes(join(disturbed.path, run))).toEqual(bytes);
});

it('SIGTERM drains as well, and its message does not speak of Ctrl-C', async () => {
  await using directory = await tempDir();
  await writeFile(join(directory.path, 'tiny.yaml'), tinyConfig);
  const { child, result } = start(['run', '-c', 'tiny.yaml', '--run', 'other'], directory.path);
  child.stderr?.once('data', () => child.kill('SIGTERM'));
  const { code, stderr } = await result;
  expect(code).toBe(130);
  expect(stderr).toContain('SIGTERM: finishing the units in flight; send SIGTERM again to quit at once');
  expect(stderr).not.toContain('Ctrl-C');
  expect(stderr).toContain('Continue with: toolloom run --run other\n');
  expect((await toolloom(['run', '--run', 'other'], directory.path)).code).toBe(0);
});
