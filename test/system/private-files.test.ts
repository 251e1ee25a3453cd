// What a run writes, and who may read it; and what a directory that others may write to can do to it.
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openFileStore } from '../../pipeline/store/file-store.ts';
import { toolloom } from '../support/cli.ts';
import { tempDir } from '../support/temp-dir.ts';
import { tinyConfig, tinyRun } from '../support/tiny-run.ts';

describe.skipIf(process.platform === 'win32')('no other user of the machine', () => {
  it('may enter a run or read a file of it, whatever the umask', async () => {
    await using directory = await tempDir();
    writeFileSync(join(directory.path, 'tiny.yaml'), tinyConfig);
    const before = process.umask(0);
    try {
      expect((await toolloom(['run', '-c', 'tiny.yaml'], directory.path)).code).toBe(0);
      expect((await toolloom(['export', '--format', 'openai', '--out', 'out'], directory.path)).code).toBe(0);
    } finally {
      process.umask(before);
    }
    const entries = ['data', 'out'].flatMap((folder) => below(join(directory.path, folder)));
    expect(entries.length).toBeGreaterThan(20);
    const open = entries.filter((path) => !lstatSync(path).isSymbolicLink() && lstatSync(path).mode & 0o077);
    expect(open).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('a folder that others may write to', () => {
  it('has no name under which a link could be planted that an export writes through', async () => {
    await using run = await tinyRun();
    const [out, victim] = [join(run.path, 'out'), join(run.path, 'victim')];
    mkdirSync(out);
    writeFileSync(victim, 'precious');
    for (const name of ['train.jsonl', 'test.jsonl', 'provenance.jsonl', 'README.md'])
      symlinkSync(victim, join(out, `${name}.partial`));
    const { code, stderr } = await toolloom(['export', '--format', 'openai', '--out', 'out'], run.path);
    expect([code, stderr]).toEqual([0, '']);
    expect(readFileSync(victim, 'utf8')).toBe('precious');
    expect(lstatSync(join(out, 'train.jsonl')).isFile()).toBe(true);
  });
});

describe.skipIf(process.platform !== 'linux')('whoever takes the name of a lock', () => {
  const answers: readonly [string, (socket: Socket) => void][] = [
    ['says nothing', () => {}],
    ['talks without end', (socket) => void endlessly(socket)],
    ['sends control sequences', (socket) => void socket.end('\u001b[2J\u202e1')],
  ];
  it.each(answers)('and %s cannot write to the terminal or hold a command up', async (_, answer) => {
    await using run = await tinyRun();
    const units = join(run.path, 'data', 'runs', 'tiny', 'units');
    await (await openFileStore(units))[Symbol.asyncDispose](); // it has a key now
    const key = readFileSync(join(units, '.lock'), 'utf8');
    const name = createHash('sha256').update(`${units}\0${key}`).digest('hex').slice(0, 24);
    const holder = createServer((socket) => answer(socket.on('error', () => {})));
    await new Promise<void>((resolve) => holder.listen(`\0toolloom-${name}`, resolve));
    try {
      const { code, stderr } = await toolloom(['run', '--run', 'data/runs/tiny'], run.path);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/is being written by another process; wait/)]);
      const listed = await toolloom(['runs'], run.path);
      expect([listed.code, listed.stdout]).toEqual([0, expect.stringMatching(/tiny.*complete/)]);
    } finally {
      holder.close();
    }
  });

  it('must know a key that only the owner of the run can read', async () => {
    await using run = await tinyRun();
    const units = join(run.path, 'data', 'runs', 'tiny', 'units');
    const { path } = run;
    await (await openFileStore(units))[Symbol.asyncDispose]();
    const key = readFileSync(join(units, '.lock'), 'utf8');
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(lstatSync(join(units, '.lock')).mode & 0o077).toBe(0);
    expect((await toolloom(['run', '--run', 'data/runs/tiny'], path)).code).toBe(0);
    expect(readFileSync(join(units, '.lock'), 'utf8')).toBe(key);
    expect(readdirSync(units).filter((name) => name.startsWith('.lock'))).toEqual(['.lock']);
  });
});

async function endlessly(socket: Socket): Promise<void> {
  while (!socket.destroyed) {
    socket.write('1'.repeat(65_536));
    await sleep(1);
  }
}

/** The folder and everything in it. */
function below(path: string): string[] {
  const inner = lstatSync(path).isDirectory()
    ? readdirSync(path).flatMap((name) => below(join(path, name)))
    : [];
  return [path, ...inner];
}
