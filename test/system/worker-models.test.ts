// A run in a database whose roles are models: its processes answer from one journal, pay from one budget, and are charged for
// nothing twice but what a killed one had in flight.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { key, type ModelRun, modelRun, offlineTwin } from '../support/model-run.ts';
import { expectNoSecret, expectTwin, records, statusOf } from '../support/model-run-checks.ts';
import { hasPostgres, type PostgresServer, postgresServer } from '../support/postgres.ts';
import { killStarted, startCoordinator, startWorker } from '../support/worker-processes.ts';

const environment = { TOOLLOOM_TEST_KEY: key };

let server: PostgresServer;
beforeAll(async () => {
  if (hasPostgres) server = await postgresServer();
});
afterAll(() => server?.[Symbol.asyncDispose]());
afterEach(killStarted);

/** The run with two workers; `disturb` is told when plays are on their way. */
async function withWorkers(run: ModelRun, disturb: (kill: () => void) => void = () => {}) {
  const place = { directory: run.path, dsn: await server.database() };
  const coordinator = startCoordinator(place, ['-c', 'c.yaml'], environment);
  await coordinator.said('"event":"stage","stage":"synthesize-tools"');
  const workers = [1, 2].map(() => startWorker(place, ['models'], environment));
  const said = coordinator.said('"event":"stage","stage":"simulate"').then(
    () => disturb(() => workers[0]?.child.kill('SIGKILL')),
    () => {},
  );
  const { code, stderr } = await coordinator.result;
  await said;
  for (const { child } of workers) child.kill('SIGINT');
  const ended = await Promise.all(workers.map(({ result }) => result));
  return { ...{ code, stderr, dsn: place.dsn }, workers: ended.map((worker) => worker.stderr) };
}

describe.skipIf(!hasPostgres)('workers with models', () => {
  it('make the same records, pay once, and leave no key anywhere, though one is killed', async () => {
    await using run = await modelRun({ latency: 40 });
    const { code, stderr, workers, dsn } = await withWorkers(run, (kill) => kill());
    expect(code, stderr).toBe(0);
    expect(workers[1], workers[1]).toContain('simulate');
    await expectTwin(run);
    const { requests } = run.endpoint;
    const { spending } = await statusOf(run);
    const inFlight = requests.length - (await offlineTwin()).prompts;
    expect(inFlight).toBeLessThanOrEqual(10); // what one worker asks at once
    expect(spending.calls).toBeLessThanOrEqual(requests.length);
    expect(spending.calls).toBeGreaterThanOrEqual(requests.length - 10);
    expectNoSecret(run, stderr, ...workers);
    const [play] = await records(run, 'trajectories');
    const replay = async (dsn: string) =>
      await run.toolloom('replay', play?.id ?? '', ...(dsn ? ['--database', dsn] : []));
    const known = await replay(dsn);
    expect(known.code, known.stderr).toBe(0);
    expect(known.stdout).toMatch(/: [1-9]\d* model calls from the journal.*\nall \d+ bytes agree/);
    const nowhere = await replay('');
    expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining('name it with --database') });
    const elsewhere = await replay(await server.database());
    expect(elsewhere).toMatchObject({ code: 2, stderr: expect.stringContaining('not in this database') });
  });

  it('stop together when the budget is reached, and have not passed it', async () => {
    await using run = await modelRun({ latency: 10 }, {}, { budget: 0.4 });
    const { code, stderr } = await withWorkers(run);
    expect(code, stderr).toBe(3);
    const { cost } = (await statusOf(run)).spending;
    expect(cost).toBeGreaterThan(0.1);
    expect(cost).toBeLessThanOrEqual(0.4);
  });
});
