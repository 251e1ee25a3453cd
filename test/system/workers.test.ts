// A run that lives in a database: workers share its units, and in the end its folder has the bytes of a run in files.
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toolloom } from '../support/cli.ts';
import { hasPostgres, type PostgresServer, postgresServer } from '../support/postgres.ts';
import { runBytes } from '../support/run-bytes.ts';
import { tempDir } from '../support/temp-dir.ts';
import { tinyRun } from '../support/tiny-run.ts';
import { killStarted, startCoordinator, startWorker } from '../support/worker-processes.ts';

let server: PostgresServer;
beforeAll(async () => {
  if (hasPostgres) server = await postgresServer();
});
afterAll(() => server?.[Symbol.asyncDispose]());
afterEach(killStarted);

const runFolder = join('data', 'runs', 'tiny');

/** A folder with tiny.yaml, the bytes of its run in files, and a new database. */
async function setting() {
  const folder = await tinyRun();
  const bytes = await runBytes(join(folder.path, runFolder));
  await rm(join(folder.path, runFolder), { recursive: true });
  return { folder, bytes, place: { directory: folder.path, dsn: await server.database() } };
}

describe.skipIf(!hasPostgres)('a run in a database', () => {
  it('is made by two workers, of which one is killed, as it would be in files', async () => {
    const { folder, bytes, place } = await setting();
    await using _ = folder;
    const coordinator = startCoordinator(place, ['-c', 'tiny.yaml', '--only-coordinate']);
    await coordinator.said('"event":"stage","stage":"evolve"');
    const workers = [1, 2].map(() => startWorker(place, ['tiny']));
    await Promise.all(workers.map((worker) => worker.said('works on the run tiny')));
    await coordinator.said('"event":"stage","stage":"write-tasks"');
    workers[0]?.child.kill('SIGKILL');
    expect((await coordinator.result).code).toBe(0);
    workers[1]?.child.kill('SIGINT');
    const { code, stderr } = (await workers[1]?.result) ?? {};
    expect(code, stderr).toBe(130);
    expect(stderr).toContain('judge');
    expect(await runBytes(join(folder.path, runFolder))).toEqual(bytes);
    // Whoever has the folder alone sees the run as ever.
    expect((await toolloom(['status', '--run', runFolder], folder.path)).stdout).toContain('10 datasets');
  });

  it('takes workers that begin at the same moment, each in a folder of its own', async () => {
    const { folder, place } = await setting();
    await using _ = folder;
    const coordinator = startCoordinator(place, ['-c', 'tiny.yaml', '--only-coordinate']);
    await coordinator.said('"event":"stage","stage":"evolve"');
    const workers = Array.from({ length: 4 }, () => startWorker(place, ['tiny']));
    await Promise.all(workers.map((worker) => worker.said('works on the run tiny')));
    for (const { child } of [...workers, coordinator]) child.kill('SIGINT');
    const ended = await Promise.all(workers.map(({ result }) => result));
    const folders = ended.map(({ stderr }) => /data\/workers\/[\w-]+/.exec(stderr)?.[0]);
    const expected = ['tiny', 'tiny-2', 'tiny-3', 'tiny-4'].map((name) => join('data', 'workers', name));
    expect(folders.sort()).toEqual(expected);
    expect((await coordinator.result).code).toBe(130);
  });

  it('goes on where it was when everybody was killed, and in another folder of its name', async () => {
    const { folder, bytes, place } = await setting();
    await using _ = folder;
    const first = startCoordinator(place, ['-c', 'tiny.yaml']);
    await first.said('"event":"stage","stage":"simulate"');
    first.child.kill('SIGKILL');
    await first.result;
    await using elsewhere = await tempDir();
    copyFileSync(join(folder.path, 'tiny.yaml'), join(elsewhere.path, 'tiny.yaml'));
    const second = startCoordinator({ ...place, directory: elsewhere.path }, ['-c', 'tiny.yaml']);
    const { code, stderr } = await second.result;
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('waiting to see whether it is still there');
    expect(stderr).not.toContain('"event":"stage-done","stage":"write-tasks"');
    expect(await runBytes(join(elsewhere.path, runFolder))).toEqual(bytes);
  });

  it('begins in files and goes on in a database, and the other way round', async () => {
    const { folder, bytes, place } = await setting();
    await using _ = folder;
    const run = (args: readonly string[], dsn: string) =>
      toolloom(['run', ...args], folder.path, { TOOLLOOM_DATABASE_URL: dsn });
    expect((await run(['-c', 'tiny.yaml', '--until', 'synthesize-agents'], '')).code).toBe(0);
    expect((await run(['--run', runFolder, '--until', 'simulate'], place.dsn)).code).toBe(0);
    const refused = await run(['--run', runFolder], '');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('is the copy of a run that lives in a database');
    await rm(join(folder.path, runFolder, 'shared.json'));
    expect((await run(['--run', runFolder], '')).code).toBe(0);
    expect(await runBytes(join(folder.path, runFolder))).toEqual(bytes);
  });

  it('has one coordinator at a time', async () => {
    const { folder, place } = await setting();
    await using _ = folder;
    const first = startCoordinator(place, ['-c', 'tiny.yaml', '--only-coordinate']);
    await first.said('"event":"stage","stage":"synthesize-tools"'); // which waits for a worker
    const second = startCoordinator(place, ['-c', 'tiny.yaml', '--run', join('other', 'tiny')]);
    const { code, stderr } = await second.result;
    expect(code).toBe(2);
    expect(stderr).toMatch(/\(process \d+\) coordinates this run now/);
    first.child.kill('SIGINT');
    expect((await first.result).code).toBe(130);
  });

  it('is told from another run of its name, and from files that are not its own', async () => {
    const { folder, place } = await setting();
    await using _ = folder;
    const run = (args: readonly string[]) =>
      toolloom(['run', ...args], folder.path, { TOOLLOOM_DATABASE_URL: place.dsn });
    expect((await run(['-c', 'tiny.yaml', '--until', 'evolve'])).code).toBe(0);
    const other = await run(['-c', 'tiny.yaml', '--seed', '8', '--run', join('other', 'tiny')]);
    expect(other.stderr).toContain('the database has a run tiny that was made with another config');
    const dsn = await server.database();
    const moved = await toolloom(['run', '--run', runFolder], folder.path, { TOOLLOOM_DATABASE_URL: dsn });
    expect(moved.stderr).toContain('holds units of a run that is not in this database');
    expect([other.code, moved.code]).toEqual([2, 2]);
  });
});

it.each([
  ['no URL', 'my database', 'a database is expected as postgres://USER:PASSWORD@HOST:PORT/DATABASE'],
  ['another kind', 'mysql://user:secret@127.0.0.1/db', 'but it is given as mysql://user@127.0.0.1/db'],
  [
    'nobody there',
    'postgres://user:secret@127.0.0.1:1/db',
    'postgres://user@127.0.0.1:1/db: the database cannot be used',
  ],
])('a DSN that is of no use is one clear line, without its password (%s)', async (_, dsn, expected) => {
  await using folder = await tinyRun();
  for (const command of [['run', '--run', runFolder], ['work']]) {
    const { code, stderr, stdout } = await toolloom(command, folder.path, { TOOLLOOM_DATABASE_URL: dsn });
    expect(code).toBe(2);
    expect(stderr).toContain(expected);
    expect(stderr + stdout).not.toContain('secret');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
});

it('a worker, and a run without work of its own, need a database', async () => {
  await using folder = await tinyRun();
  const worker = await toolloom(['work'], folder.path);
  expect(worker).toMatchObject({ code: 2 });
  expect(worker.stderr).toContain('name the database with --database, or set TOOLLOOM_DATABASE_URL');
  const run = await toolloom(['run', '--run', runFolder, '--only-coordinate'], folder.path);
  expect(run).toMatchObject({ code: 2 });
  expect(existsSync(join(folder.path, runFolder, 'shared.json'))).toBe(false);
  expect(readFileSync(join(folder.path, runFolder, 'run.json'), 'utf8')).not.toContain('postgres');
});
