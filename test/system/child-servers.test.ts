// What servers that toolloom starts can see of it, and what is left of them when it ends in any way.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { start, toolloom } from '../support/cli.ts';
import { serverScript } from '../support/harvested.ts';
import { expectGone } from '../support/processes.ts';
import { tempDir } from '../support/temp-dir.ts';

const until = ['run', '-c', 'own.yaml', '--run', 'run', '--until', 'harvest'];

const writeConfig = (directory: string, server: object): Promise<void> =>
  writeFile(
    join(directory, 'own.yaml'),
    JSON.stringify({
      name: 'own',
      stages: {
        harvest: {
          packages: { servers: [] },
          servers: { list: { own: { command: process.execPath, licence: 'MIT', ...server } } },
        },
      },
    }),
  );

const idsIn = async (file: string): Promise<number[]> =>
  (await readFile(file, 'utf8').catch(() => '')).split(' ').filter(Boolean).map(Number);

describe.skipIf(process.platform !== 'linux')('a process that leaves the group of its server', () => {
  it('is gone once the server has been asked', async () => {
    await using directory = await tempDir();
    const file = join(directory.path, 'ids');
    await writeConfig(directory.path, { args: [serverScript('leaves-group.mjs'), file] });
    expect((await toolloom(until, directory.path)).code).toBe(0);
    const ids = await idsIn(file);
    expect(ids).toHaveLength(2);
    await expectGone(ids);
  });

  it.each([
    ['killed', ['SIGKILL'] as const],
    ['told twice to stop', ['SIGINT', 'SIGINT'] as const],
  ])('is gone when toolloom is %s', async (_, signals) => {
    await using directory = await tempDir();
    const file = join(directory.path, 'ids');
    await writeConfig(directory.path, { args: [serverScript('leaves-group.mjs'), file, 'silent'] });
    const { child, result } = start(until, directory.path);
    await expect.poll(() => idsIn(file), { timeout: 60_000 }).toHaveLength(2);
    const ids = await idsIn(file);
    let said = '';
    child.stderr?.on('data', (text) => (said += text));
    for (const [index, signal] of signals.entries()) {
      child.kill(signal);
      if (index === 0 && signals.length > 1)
        await expect.poll(() => said, { timeout: 60_000 }).toContain('finishing');
    }
    await result;
    await expectGone(ids);
  });
});

describe.skipIf(process.platform !== 'linux')('the environment', () => {
  it('that a server sees holds what it was allowed, and neither does that of toolloom', async () => {
    await using directory = await tempDir();
    await writeConfig(directory.path, { args: [serverScript('peeks.mjs')], env: ['ALLOWED'] });
    const environment = { ALLOWED: 'this-is-allowed', OPENAI_API_KEY: 'this-is-kept-secret' };
    expect(await toolloom(until, directory.path, environment)).toMatchObject({ code: 0 });
    const { stdout } = await toolloom(['cat', 'specs', '--run', 'run'], directory.path);
    expect(stdout).toContain('ALLOWED=[ALLOWED]'); // it was given the value, and nobody else shall read it
    const names = stdout.match(/(?<=[ "])[A-Z_]+(?==)/g);
    expect([...new Set(names)].sort()).toEqual([
      'ALLOWED',
      'HOME',
      'PATH',
      ...(stdout.includes('PWD=') ? ['PWD'] : []),
      'TMPDIR',
      'TOOLLOOM_SERVER',
    ]);
    expect(stdout).not.toMatch(/OPENAI|kept-secret/);
  });
});
