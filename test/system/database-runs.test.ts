// toolloom runs --database: what is in a database, what is removed from it, and what is refused.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toolloom } from '../support/cli.ts';
import { hasPostgres, type PostgresServer, postgresServer } from '../support/postgres.ts';
import { tempDir } from '../support/temp-dir.ts';
import { tinyConfig } from '../support/tiny-run.ts';
import { killStarted, startCoordinator, startWorker } from '../support/worker-processes.ts';

let server: PostgresServer;
beforeAll(async () => {
  if (hasPostgres) server = await postgresServer();
});
afterAll(() => server?.[Symbol.asyncDispose]());
afterEach(killStarted);

const runFolder = join('data', 'runs', 'tiny');

async function begun(until: string) {
  const folder = await tempDir();
  await writeFile(join(folder.path, 'tiny.yaml'), tinyConfig);
  const dsn = await server.database();
  const place = { directory: folder.path, dsn };
  const { code, stderr } = await startCoordinator(place, ['-c', 'tiny.yaml', '--until', until]).result;
  expect(code, stderr).toBe(0);
  const runs = (...args: string[]) => toolloom(['runs', ...args, '--database', dsn], folder.path);
  return { ...place, runs, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

/** Rows of all tables of toolloom, and queues of its jobs. */
async function rowsIn(dsn: string): Promise<Record<string, number>> {
  const client = new pg.Client(dsn);
  await client.connect();
  const { rows: tables } = await client.query(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE (schemaname = 'toolloom' OR tablename LIKE 'j%' OR tablename = 'queue')
     AND schemaname LIKE 'toolloom%' AND tablename <> 'version'`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await client.query(
      `SELECT count(*) FROM ${name} ${name.endsWith('.queue') ? "WHERE name LIKE 'run-%'" : ''}`,
    );
    counts[name] = Number(rows[0].count);
  }
  await client.end();
  return counts;
}

describe.skipIf(!hasPostgres)('runs in a database', () => {
  it('are listed, and removed with all that the database has of them', async () => {
    await using run = await begun('evolve');
    expect(JSON.parse((await run.runs('--json')).stdout)).toMatchObject({
      runs: [{ name: 'tiny', workers: [] }],
    });
    expect(await rowsIn(run.dsn)).toMatchObject({ 'toolloom.runs': 1, 'toolloom_jobs.queue': 1 });
    const unsure = await run.runs('remove', 'tiny');
    expect(unsure).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('add --yes to remove the run tiny'),
    });
    const misspelled = await run.runs('remove', 'tiny', 'tinny', '--yes');
    expect(misspelled.stderr).toContain('there is no run tinny (did you mean tiny?)');
    expect(misspelled.stderr).toContain('nothing was removed');
    const { code, stdout, stderr } = await run.runs('remove', runFolder, '--yes');
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(
      /^removed the run tiny from postgres:\S+: \d+ entries of its log, 0 answers of models, 0 units/,
    );
    expect(Number(/(\d+) entries/.exec(stdout)?.[1])).toBeGreaterThan(0);
    expect(Object.values(await rowsIn(run.dsn)).filter((count) => count > 0)).toEqual([]);
    expect((await run.runs()).stdout).toContain('There is no run in postgres:');
    // The copy is what it was, and does not begin another run by itself.
    expect((await toolloom(['status', '--run', runFolder], run.directory)).stdout).toContain('applications');
    const again = await startCoordinator(run, ['--run', runFolder]).result;
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('holds units of a run that is not in this database');
  });

  it('are not removed while somebody has them, unless that is forced', async () => {
    await using run = await begun('evolve');
    const coordinator = startCoordinator(run, ['--run', runFolder, '--only-coordinate']);
    await coordinator.said('"event":"stage","stage":"synthesize-tools"');
    expect((await run.runs()).stdout).toMatch(/tiny +\S+ \(process \d+\) +1/);
    const refused = await run.runs('remove', 'tiny', '--yes');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('coordinates this run now');
    const worker = startWorker(run, ['tiny', '--concurrency', '1']);
    await worker.said('works on the run tiny');
    coordinator.child.kill('SIGKILL');
    await coordinator.result;
    const waited = await run.runs('remove', 'tiny', '--yes');
    expect(waited.code).toBe(2);
    expect(waited.stderr).toMatch(/ works? on the run tiny now; stop that first, or remove it .* --force/);
    const forced = await run.runs('remove', 'tiny', '--yes', '--force');
    expect(forced.code, forced.stderr).toBe(0);
    expect(forced.stdout).toContain('removed the run tiny');
    const { code, stderr } = await worker.result;
    expect(code, stderr).toBe(2);
    expect(stderr).toContain('the run was removed from the database');
    expect(Object.values(await rowsIn(run.dsn)).filter((count) => count > 0)).toEqual([]);
  });

  it('that are removed from under their coordinator end it with one line', async () => {
    await using run = await begun('evolve');
    const coordinator = startCoordinator(run, ['--run', runFolder, '--only-coordinate']);
    await coordinator.said('"event":"stage","stage":"synthesize-tools"');
    const forced = await run.runs('remove', 'tiny', '--yes', '--force');
    expect(forced.code, forced.stderr).toBe(0);
    const { code, stderr } = await coordinator.result;
    expect(code, stderr).toBe(2);
    expect(stderr).toContain('the run was removed from the database');
    expect(Object.values(await rowsIn(run.dsn)).filter((count) => count > 0)).toEqual([]);
  });
});

it.each([
  [['remove', 'x', '--force'], '--force goes with `runs remove --database DSN`'],
  [['--database', 'mysql://x/y'], 'a database is expected as postgres://'],
  [['list', 'x', '--database', 'postgres://127.0.0.1/x'], '`runs list` takes no names'],
  [['remove', '--database', 'postgres://127.0.0.1:1/x'], 'the database cannot be used'],
])('refuses %j', async (args, message) => {
  const { code, stderr } = await toolloom(['runs', ...args], '.');
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
