// Names of hosts that do not resolve: a mistyped one ends the run, a known one is waited for.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { toolloom } from '../support/cli.ts';
import type { Fault } from '../support/endpoint.ts';
import { key, type ModelRun, modelRun, offlineTwin } from '../support/model-run.ts';
import { type NameServer, nameServer } from '../support/name-server.ts';

/** The same run against the same endpoint, under a name. */
async function byName(run: ModelRun): Promise<void> {
  const path = join(run.path, 'c.yaml');
  await writeFile(path, (await readFile(path, 'utf8')).replace('127.0.0.1', 'model.test'));
}
const start = (run: ModelRun, { environment }: NameServer, ...args: string[]) =>
  toolloom([...args, '-c', 'c.yaml'], run.path, { TOOLLOOM_TEST_KEY: key, ...environment });

it('a name that never resolves ends the run, and doctor, after a few tries and with one line', async () => {
  await using run = await modelRun();
  await byName(run);
  const names = await nameServer(run.path, Number.POSITIVE_INFINITY);
  await names.takeDown();
  const line =
    /model m: model\.test:\d+ cannot be reached: its name does not resolve \(ENOTFOUND\); check `baseURL`/;
  const { code, stderr } = await start(run, names, 'run');
  expect(code, stderr).toBe(2);
  expect(stderr.trim().split('\n').at(-1)).toMatch(line);
  expect(stderr.match(new RegExp(line, 'g'))).toHaveLength(1);
  expect(await names.failures()).toBeGreaterThanOrEqual(4);
  expect(await names.failures()).toBeLessThan(40); // eight calls in flight, and no more than a few rounds
  const doctor = await start(run, names, 'doctor');
  expect(doctor.code).toBe(2);
  expect(doctor.stdout).toMatch(line);
  expect(run.endpoint.requests).toHaveLength(0);
});

it('a name that resolved before is waited for, also by a unit that is alone', async () => {
  const drop: Fault = ({ response }) => void response.socket?.destroy();
  let names: NameServer | undefined;
  let turns = 0;
  await using run = await modelRun(
    {
      // At the third turn of an agent the connection is dropped and the name is gone, so that it is looked up again.
      strike: ({ tools }) => {
        if (tools) turns += 1;
        const isThird = tools !== undefined && turns === 3;
        if (isThird) void names?.takeDown();
        return isThird || names?.isDown ? drop : undefined;
      },
    },
    // Fewer attempts than failed lookups.
    { concurrency: 1, attempts: 3 },
    { executor: { concurrency: 1 } },
  );
  await byName(run);
  names = await nameServer(run.path, 5);
  const { code, stderr } = await start(run, names, 'run');
  expect(code, stderr).toBe(0);
  expect(await names.failures()).toBe(5);
  expect(run.endpoint.requests.length).toBeGreaterThan((await offlineTwin()).prompts);
});
