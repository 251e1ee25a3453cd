// What a killed process leaves in the folder of temporary files is gone with the next start, and nothing else is.
import { spawn } from 'node:child_process';
import { chownSync, existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { start, toolloom } from '../support/cli.ts';
import { serverScript } from '../support/harvested.ts';
import { tempDir } from '../support/temp-dir.ts';

const space = () => /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '';
const beganAt = (pid: number): string =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')[19] ?? '';

/** The folder of temporary files of the test, and a run there whose server never answers. */
async function place() {
  const directory = await tempDir();
  const temporary = join(directory.path, 'tmp');
  await mkdir(temporary);
  const server = { command: process.execPath, args: [serverScript('hangs.mjs')], licence: 'MIT' };
  const harvest = { packages: { servers: [] }, servers: { list: { own: server } } };
  await writeFile(join(directory.path, 'own.yaml'), JSON.stringify({ name: 'own', stages: { harvest } }));
  const environment = { TMPDIR: temporary };
  return {
    temporary,
    folders: () => readdirSync(temporary).filter((name) => name.startsWith('toolloom-')),
    hangingRun: (run: string) =>
      start(['run', '-c', 'own.yaml', '--run', run, '--until', 'harvest'], directory.path, environment),
    /** Any command that starts. */
    nextStart: () => toolloom(['runs'], directory.path, environment),
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}

describe.skipIf(process.platform !== 'linux')('a folder for temporary files', () => {
  it('that a killed process has left is gone with the next start, and that of a living one is not', async () => {
    await using here = await place();
    const first = here.hangingRun('first');
    await expect.poll(here.folders, { timeout: 60_000 }).toHaveLength(1);
    const [left = ''] = here.folders();
    first.child.kill('SIGKILL');
    await first.result;
    expect(here.folders()).toEqual([left]);
    const second = here.hangingRun('second');
    await expect.poll(here.folders, { timeout: 60_000 }).not.toContain(left);
    await expect.poll(here.folders, { timeout: 60_000 }).toHaveLength(1);
    const [living = ''] = here.folders();
    expect(living).toMatch(new RegExp(`^toolloom-${space()}-${second.child.pid}-\\d+-`));
    expect((await here.nextStart()).code).toBe(0);
    expect(here.folders()).toEqual([living]);
    second.child.kill('SIGKILL');
    await second.result;
    expect((await here.nextStart()).code).toBe(0);
    expect(here.folders()).toEqual([]);
  });

  it('is swept only if it is ours, and its owner is known to be dead', async () => {
    await using here = await place();
    const other = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
    await new Promise((ended) => other.once('exit', ended));
    const dead = other.pid ?? 0;
    const own = beganAt(process.pid);
    const swept = [`toolloom-${space()}-${dead}-1-abcdef`, `toolloom-${space()}-${process.pid}-1-abcdef`];
    const kept = [
      `toolloom-${space()}-${process.pid}-${own}-abcdef`, // it lives
      `toolloom-1-${dead}-1-abcdef`, // of another namespace
      `toolloom-${dead}`,
      'toolloom-abcdef',
      `another-${space()}-${dead}-1-abcdef`,
    ];
    for (const name of [...swept, ...kept]) {
      await mkdir(join(here.temporary, name, 'inside'), { recursive: true });
      await writeFile(join(here.temporary, name, 'inside', 'file'), 'x');
    }
    const link = `toolloom-${space()}-${dead}-2-abcdef`;
    await symlink(join(here.temporary, 'toolloom-abcdef'), join(here.temporary, link));
    const file = `toolloom-${space()}-${dead}-3-abcdef`;
    await writeFile(join(here.temporary, file), 'x');
    expect((await here.nextStart()).code).toBe(0);
    expect(readdirSync(here.temporary).sort()).toEqual([...kept, link, file].sort());
    expect(existsSync(join(here.temporary, 'toolloom-abcdef', 'inside', 'file'))).toBe(true);
  });

  it.skipIf(process.getuid?.() !== 0)('of another user is left alone', async () => {
    await using here = await place();
    const name = `toolloom-${space()}-${process.pid}-1-abcdef`;
    await mkdir(join(here.temporary, name));
    chownSync(join(here.temporary, name), 65_534, 65_534);
    expect((await here.nextStart()).code).toBe(0);
    expect(here.folders()).toEqual([name]);
  });
});
