// What can happen to the machines of a run that lives in a database: whatever it is, the bytes in the end are those of a run
// in files that nobody disturbed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toolloom } from '../support/cli.ts';
import { canMakeNetworks, openNetwork } from '../support/network.ts';
import { hasPostgres, type PostgresServer, postgresServer } from '../support/postgres.ts';
import { type RunBytes, runBytes } from '../support/run-bytes.ts';
import { canMount, smallDisk } from '../support/small-disk.ts';
import { tempDir } from '../support/temp-dir.ts';
import {
  killStarted,
  type Started,
  startCoordinator,
  startWorker,
  startWorkerIn,
} from '../support/worker-processes.ts';

const config = `name: faults
seed: 5
target: 16
stages:
  harvest: { packages: { servers: [] } }
  check-programs: { programs: [] }
  evolve: { categories: [education, health], worlds: 4 }
`;

async function folder() {
  const directory = await tempDir();
  writeFileSync(join(directory.path, 'faults.yaml'), config);
  return directory;
}

const bytesIn = (directory: string): Promise<RunBytes> => runBytes(join(directory, 'data', 'runs', 'faults'));

afterEach(killStarted);

let expected: RunBytes;
beforeAll(async () => {
  await using directory = await folder();
  const { code, stderr } = await toolloom(['run', '-c', 'faults.yaml'], directory.path);
  expect(code, stderr).toBe(0);
  expected = await bytesIn(directory.path);
});

/** A coordinator that leaves all units to workers, once it has units for them. */
async function coordinatorOf(place: { directory: string; dsn: string }): Promise<Started> {
  const coordinator = startCoordinator(place, ['-c', 'faults.yaml', '--only-coordinate']);
  await coordinator.said('"event":"stage","stage":"synthesize-tools"');
  return coordinator;
}

async function expectWhole(coordinator: Started, directory: string): Promise<void> {
  const { code, stderr } = await coordinator.result;
  expect(code, stderr).toBe(0);
  expect(await bytesIn(directory)).toEqual(expected);
}

/** Resolves once this process has units in work. */
async function hasWork(dsn: string, { child }: Started): Promise<void> {
  const client = new pg.Client(dsn);
  await client.connect();
  const work = 'SELECT FROM toolloom.leases JOIN toolloom.workers ON worker = id WHERE name LIKE $1';
  while ((await client.query(work, [`%(process ${child.pid})`])).rowCount === 0) await sleep(1);
  await client.end();
}

const stop = async (...workers: Started[]): Promise<void> => {
  for (const { child } of workers) child.kill('SIGINT');
  await Promise.all(workers.map(({ result }) => result));
};

/** The clock of a process, as its program sees it. */
const clockMovedBy = (hours: number): Record<string, string> => {
  const shift = `const now = Date.now, Real = Date, by = ${hours} * 3_600_000;
    globalThis.Date = class extends Real { constructor(...args) { args.length ? super(...args) : super(now() + by); } };
    globalThis.Date.now = () => now() + by;`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shift)}` };
};

describe.skipIf(!hasPostgres)('with one database', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await postgresServer();
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  it('the database is killed and stands still, and the clocks of two workers are hours apart', async () => {
    await using directory = await folder();
    const place = { directory: directory.path, dsn: await server.database() };
    const coordinator = await coordinatorOf(place);
    const workers = [1, -1].map((hours) => startWorker(place, ['faults'], clockMovedBy(hours)));
    await coordinator.said('"event":"stage","stage":"write-tasks"');
    await server.kill();
    await coordinator.said('the database does not answer');
    await server.start();
    await coordinator.said('the database answers again');
    await coordinator.said('"event":"stage","stage":"simulate"');
    server.signalAll('SIGSTOP');
    await sleep(20_000); // longer than a lease
    server.signalAll('SIGCONT');
    await expectWhole(coordinator, directory.path);
    await stop(...workers);
  });

  it('coordinators and workers are killed again and again', async () => {
    await using directory = await folder();
    const place = { directory: directory.path, dsn: await server.database() };
    for (const stage of ['synthesize-tools', 'write-tasks', 'simulate', 'judge']) {
      const coordinator = startCoordinator(place, ['-c', 'faults.yaml']);
      await coordinator.said('"event":"stage"');
      const worker = startWorker(place, ['faults']);
      await coordinator.said(`"event":"stage","stage":"${stage}"`);
      await sleep(500);
      for (const { child } of [coordinator, worker]) child.kill('SIGKILL');
      await Promise.all([coordinator.result, worker.result]);
    }
    await expectWhole(startCoordinator(place, ['-c', 'faults.yaml']), directory.path);
  });

  it.skipIf(!canMount)('the disk of a worker is full: it ends with one line, and others go on', async () => {
    await using directory = await folder();
    using disk = smallDisk(24);
    const place = { directory: directory.path, dsn: await server.database() };
    const coordinator = await coordinatorOf(place);
    const poor = startWorker(place, ['faults', '--directory', disk.path]);
    await poor.said('works on the run');
    disk.fill();
    const { code, stderr } = await poor.result;
    expect(code).toBe(2);
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^toolloom: no space is left on the device/);
    const worker = startWorker(place, ['faults']);
    await expectWhole(coordinator, directory.path);
    await stop(worker);
  });
});

it.skipIf(!hasPostgres || !canMakeNetworks)('the network of a worker is cut for a minute', async () => {
  await using directory = await folder();
  using network = openNetwork();
  await using server = await postgresServer({ listen: ['127.0.0.1', network.host] });
  const dsn = await server.database();
  const place = { directory: directory.path, dsn };
  const coordinator = await coordinatorOf(place);
  const away = { ...place, dsn: dsn.replace('127.0.0.1', network.host) };
  // The lock of a folder is known in one network alone (pipeline/files/lock.ts), and machines do not share folders.
  const far = startWorkerIn(network.namespace, away, ['faults', '--directory', 'far']);
  await far.said('works on the run faults');
  const near = startWorker(place, ['faults']);
  await coordinator.said('"event":"stage","stage":"write-tasks"');
  await hasWork(dsn, far);
  const cut = (async () => {
    network.cut();
    await sleep(60_000);
    network.mend();
  })();
  const lost = Promise.any([near, coordinator].map((each) => each.said('"lost '))); // whoever notices first
  await Promise.race([lost, coordinator.result]);
  await expectWhole(coordinator, directory.path);
  await cut;
  await stop(far, near);
});

it.skipIf(!hasPostgres || !canMount)('the disk of the database is full for a while', async () => {
  await using directory = await folder();
  using disk = smallDisk(160);
  const data = join(disk.path, 'postgres');
  mkdirSync(data);
  await using server = await postgresServer({ folder: data });
  const place = { directory: directory.path, dsn: await server.database() };
  const coordinator = await coordinatorOf(place);
  const worker = startWorker(place, ['faults']);
  await coordinator.said('"event":"stage","stage":"write-tasks"');
  disk.fill();
  await coordinator.said('the database does not answer');
  disk.free();
  await server.start(); // it may have given up
  await expectWhole(coordinator, directory.path);
  await stop(worker);
});
