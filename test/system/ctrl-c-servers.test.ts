// Ctrl-C in a terminal while servers are being asked for their tools. The terminal sends the signal to the
// whole process group, so the command runs here as the leader of one.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root, toolloom } from '../support/cli.ts';
import { serverScript } from '../support/harvested.ts';
import { expectGone } from '../support/processes.ts';
import { tempDir } from '../support/temp-dir.ts';

const names = ['one', 'two', 'three', 'four', 'five', 'six'];

/** Each server writes a file when it has started, and waits for another before it lists its tool. */
const configIn = (directory: string): string =>
  JSON.stringify({
    name: 'held',
    target: 1,
    executor: { concurrency: 2 },
    stages: {
      harvest: {
        packages: { servers: [] },
        servers: {
          timeout: 60_000,
          list: Object.fromEntries(
            names.map((name) => [
              name,
              {
                command: process.execPath,
                args: [serverScript('held.mjs'), directory, name],
                licence: 'MIT',
              },
            ]),
          ),
        },
      },
    },
  });

async function interruptedHarvest(directory: string, times: number) {
  await writeFile(join(directory, 'held.yaml'), configIn(directory));
  const cli = join(root, 'dist', 'pipeline', 'cli.js');
  const args = ['run', '-c', 'held.yaml', '--run', 'run', '--until', 'harvest'];
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: directory,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (data) => (stderr += data));
  const closed = once(child, 'close');
  await expect.poll(() => startedServers(directory), { timeout: 60_000 }).toHaveLength(2);
  const pids = await startedServers(directory);
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await expect.poll(() => stderr, { timeout: 60_000 }).toContain('finishing');
  if (times > 1) process.kill(-(child.pid ?? 0), 'SIGINT');
  else await writeFile(join(directory, 'go'), '');
  const [code] = await closed;
  return { code, pids };
}

async function startedServers(directory: string): Promise<number[]> {
  const files = await Promise.all(
    names.map((name) => readFile(join(directory, `${name}.pid`), 'utf8').catch(() => '')),
  );
  return files.filter((text) => text !== '').map(Number);
}

const idsIn = (text: string): string[] => text.split('\n').filter((line) => line !== '');

it('Ctrl-C once lets the servers in flight finish, and the next run asks the others', async () => {
  await using directory = await tempDir();
  const { code, pids } = await interruptedHarvest(directory.path, 1);
  expect(code).toBe(130);
  await expectGone(pids);
  const run = ['--run', 'run', '--until', 'harvest'];
  expect(await toolloom(['run', ...run], directory.path)).toMatchObject({ code: 0 });
  const specs = idsIn((await toolloom(['cat', 'specs', '--run', 'run'], directory.path)).stdout);
  expect(specs).toHaveLength(names.length);
  expect((await toolloom(['cat', 'rejects', '--run', 'run'], directory.path)).stdout).toBe('');
});

it('Ctrl-C twice ends the servers too, writes no reject, and the next run has them all', async () => {
  await using directory = await tempDir();
  const { code, pids } = await interruptedHarvest(directory.path, 2);
  expect(code).toBe(130);
  await expectGone(pids);
  await writeFile(join(directory.path, 'go'), '');
  const run = ['--run', 'run', '--until', 'harvest'];
  expect(await toolloom(['run', ...run], directory.path)).toMatchObject({ code: 0 });
  const specs = idsIn((await toolloom(['cat', 'specs', '--run', 'run'], directory.path)).stdout);
  expect(specs).toHaveLength(names.length);
  expect((await toolloom(['cat', 'rejects', '--run', 'run'], directory.path)).stdout).toBe('');
});

it('a server that leaves a child with its stdout does not keep the run alive', async () => {
  await using directory = await tempDir();
  const list = {
    leaves: { command: process.execPath, args: [serverScript('leaves-child.mjs')], licence: 'MIT' },
  };
  const config = {
    name: 'leaves',
    target: 1,
    stages: { harvest: { packages: { servers: [] }, servers: { list } } },
  };
  await writeFile(join(directory.path, 'leaves.yaml'), JSON.stringify(config));
  const args = ['run', '-c', 'leaves.yaml', '--run', 'run', '--until', 'harvest'];
  expect(await toolloom(args, directory.path)).toMatchObject({ code: 0 });
  const { stdout } = await toolloom(['cat', 'specs', '--run', 'run'], directory.path);
  await expectGone([Number(/"name":"child_(\d+)"/.exec(stdout)?.[1])]);
});
