// Failures of the machine: closed pipes, full disks, missing permissions, files where folders belong. None of
// them is a bug, so none may be called one.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportOn } from '../../pipeline/commands/error-report.ts';
import { BugError, UnitError, UsageError } from '../../pipeline/errors.ts';
import { root, toolloom } from '../support/cli.ts';
import { shell } from '../support/shell.ts';
import { tempDir } from '../support/temp-dir.ts';
import { tinyConfig, tinyRun } from '../support/tiny-run.ts';

let directory: Awaited<ReturnType<typeof tinyRun>>;
beforeAll(async () => {
  directory = await tinyRun();
});
afterAll(() => directory[Symbol.asyncDispose]());

const oneLine = (text: string): void => {
  expect(text).toMatch(/^toolloom: [^\n]+\n$/);
  expect(text).not.toMatch(/bug|\n\s+at /);
};

describe('a reader that stops reading', () => {
  it.each([
    'cat tools',
    'cat rejects',
    'status',
    'status --json',
    'plan',
    'show $ID',
    'run --json',
    '--help',
    'run --help',
  ])('%s | true: ends quietly with 0', async (command) => {
    const script = `ID=$(toolloom cat trajectories | head -n 1 | grep -o '"id":"[0-9a-f]*"' | head -n 1 | cut -d'"' -f4)
        toolloom ${command} 2> stderr.txt | true
        echo "\${PIPESTATUS[0]}"; cat stderr.txt >&2`;
    const { stdout, stderr } = await shell(script, directory.path);
    expect(stdout).toBe('0\n');
    expect(stderr).not.toMatch(/toolloom:|EPIPE|\n\s+at /);
  });

  it('an error is still reported when only stdout is closed', async () => {
    const script = 'toolloom status --run nowhere --json 2>&1 >&- | cat; echo "${PIPESTATUS[0]}"';
    const { stdout } = await shell(script, directory.path);
    expect(stdout).toMatch(/^toolloom: there is no run nowhere; .*\n2\n$/);
  });
});

describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  it.each(['cat tools', 'status', 'run --json', '--help'])(
    '%s > /dev/full: one line, exit code 2',
    async (command) => {
      const { stdout, stderr } = await shell(
        `toolloom ${command} 2> stderr.txt > /dev/full; echo $?; grep ^toolloom: stderr.txt >&2`,
        directory.path,
      );
      expect(stdout).toBe('2\n');
      oneLine(stderr);
      expect(stderr).toContain('no space is left on the device');
    },
  );

  it('a run stops at once when a unit finds it, and continues when there is space', async () => {
    await using other = await tinyRun();
    await rename(join(other.path, 'data', 'runs', 'tiny'), join(other.path, 'r'));
    for (const path of ['datasets', 'units/export.jsonl'])
      await rm(join(other.path, 'r', path), { recursive: true });
    await rm(join(other.path, 'r', 'traces.jsonl')); // it is longer than the limit
    const { code, stderr } = await shell('ulimit -f 20; toolloom run -c tiny.yaml --run r', other.path);
    expect(code).toBe(2);
    expect(stderr).toContain('"stage":"export"');
    expect(stderr).toContain('reached the largest size that this system allows');
    expect(stderr).not.toContain('bug');
    const again = await shell('toolloom run --run r', other.path);
    expect(again.code, again.stderr).toBe(0);
    expect(await readdir(join(other.path, 'r', 'datasets', 'openai'))).toContain('train.jsonl');
  });

  it('a limit on the size of files reads the same', async () => {
    await using other = await tempDir();
    await writeFile(join(other.path, 'tiny.yaml'), tinyConfig);
    const { code, stderr } = await shell('ulimit -f 20; toolloom run -c tiny.yaml --run r', other.path);
    expect(code).toBe(2);
    expect(stderr).toContain('reached the largest size that this system allows');
    expect(stderr).not.toMatch(/bug|\n\s+at /);
  });
});

describe('paths that cannot be used', () => {
  it.each([
    [['run', '--run', 'tiny.yaml'], 'tiny.yaml/run.json: part of this path is a file, not a folder'],
    [['run', '--run', 'tiny.yaml/below'], 'part of this path is a file, not a folder'],
    [['status', '--run', 'tiny.yaml'], 'part of this path is a file, not a folder'],
    [['cat', 'tools', '--run', 'tiny.yaml'], 'part of this path is a file, not a folder'],
    [['docs', '--out', 'tiny.yaml'], 'tiny.yaml'],
  ])('%j: one line, exit code 2', async (args, message) => {
    const { code, stderr } = await toolloom(args, directory.path);
    expect(code).toBe(2);
    oneLine(stderr);
    expect(stderr).toContain(message);
  });

  it('a folder in the place of a unit file', async () => {
    await using other = await tempDir();
    await writeFile(join(other.path, 'tiny.yaml'), tinyConfig);
    await toolloom(['run', '-c', 'tiny.yaml', '--run', 'r', '--until', 'evolve'], other.path);
    await rm(join(other.path, 'r', 'units', 'evolve.jsonl'));
    await mkdir(join(other.path, 'r', 'units', 'evolve.jsonl'));
    const { code, stderr } = await toolloom(['run', '-c', 'tiny.yaml', '--run', 'r'], other.path);
    expect(code).toBe(2);
    oneLine(stderr);
    expect(stderr).toMatch(/evolve\.jsonl is a folder, but a file of committed units is expected/);
  });

  it('a folder that cannot be written', async ({ skip }) => {
    await using other = await tempDir();
    chmodSync(other.path, 0o555);
    // Root may write anywhere, so root tries it as the user `nobody`.
    const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const tried = (...args: string[]) =>
      spawnSync(process.execPath, [join(root, 'dist', 'pipeline', 'cli.js'), ...args], {
        cwd: other.path,
        encoding: 'utf8',
        ...asNobody,
      });
    if (tried('--version').status !== 0) return skip('another user cannot read this checkout');
    const { status, stderr } = tried('run', '--config', 'demo', '--run', join(other.path, 'r'));
    expect(status).toBe(2);
    oneLine(stderr);
    expect(stderr).toContain(`permission denied: ${other.path}`);
  });
});

describe('an error inside another', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    syscall: 'write',
  });
  const failing = {
    async [Symbol.asyncDispose]() {
      throw full;
    },
  };
  const suppressed = async (error: Error): Promise<unknown> => {
    try {
      await using _ = failing;
      throw error;
    } catch (caught) {
      return caught;
    }
  };

  it.each([
    ['a failed clean-up after a bug', () => suppressed(new BugError('lost')), 'no space is left'],
    ['a failed clean-up after an error of usage', () => suppressed(new UsageError('first')), 'first'],
    ['one of several', async () => new AggregateError([new Error('x'), full]), 'no space is left'],
    [
      'the cause of a cause',
      async () => new Error('a', { cause: new BugError('b', { cause: full }) }),
      'no space is left',
    ],
  ])('%s', async (_, make, message) => {
    const report = reportOn(await make());
    expect(report).toMatchObject({ kind: 'usage', exitCode: 2 });
    expect(report.message).toContain(message);
  });

  it('stays a bug when nothing inside explains it', () => {
    const unknown = new BugError('lost', {
      cause: Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'open' }),
    });
    expect(reportOn(unknown)).toMatchObject({ kind: 'bug', exitCode: 1, message: 'lost' });
    expect(reportOn('text')).toMatchObject({ kind: 'bug', message: 'text' });
  });

  it('stops a run only when it would fail every unit', () => {
    expect(new UnitError('embed', 'a', full).stops?.message).toContain('no space is left');
    const denied = Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'open', path: '/x' });
    expect(new UnitError('embed', 'a', denied).stops).toBeUndefined();
  });
});

describe('errors as JSON', () => {
  it.each([
    [['status', '--run', 'nowhere', '--json'], 'usage', 2, 'nowhere'],
    [['run', '--target', 'lots', '--json'], 'usage', 2, "argument 'lots' is invalid"],
    [['run', 'simulat', '--json'], 'usage', 2, 'simulat'],
    [['show', 'zzz', '--json'], 'usage', 2, 'zzz'],
    [['replay', 'zzz', '--json'], 'usage', 2, 'zzz'],
    [['plan', '-c', 'missing', '--json'], 'usage', 2, 'missing'],
    [['doctor', '-c', 'missing', '--json'], 'usage', 2, 'missing'],
  ])('%j: one object on stdout, one line on stderr', async (args, kind, exitCode, message) => {
    const { code, stdout, stderr } = await toolloom(args, directory.path);
    expect(code).toBe(exitCode);
    expect(JSON.parse(stdout)).toEqual({
      error: { kind, exitCode, message: expect.stringContaining(message) },
    });
    expect(stdout.trimEnd()).not.toContain('\n');
    oneLine(stderr);
  });

  it('without --json stdout stays empty', async () => {
    expect((await toolloom(['status', '--run', 'nowhere'], directory.path)).stdout).toBe('');
  });
});
