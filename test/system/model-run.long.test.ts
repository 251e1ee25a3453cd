// Runs with models under more faults, at more moments, and through an outage.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { type Fault, send } from '../support/endpoint.ts';
import { modelRun, offlineTwin } from '../support/model-run.ts';
import { expectTwin, statusOf, untilDone } from '../support/model-run-checks.ts';
import { survivesFaults } from '../support/struck.ts';

it.each([2])(
  'with a tenth of all requests struck (seed %i) there is no wrong record, no lost unit, and the cost is exact',
  survivesFaults,
);

it('killed at random moments it pays for nothing twice but what was in flight', async () => {
  await using run = await modelRun({ latency: 100 });
  const random = randomFor('kills of model runs');
  let kills = 0;
  for (; kills < 6; kills += 1) {
    const { child, result } = run.start('run', '-c', 'c.yaml');
    await Promise.race([sleep(700 + random.next() * 700), result]);
    child.kill('SIGKILL');
    if ((await result).code === 0) break;
  }
  expect(kills).toBeGreaterThanOrEqual(1);
  await untilDone(run);
  await expectTwin(run);
  const { requests, prompts } = {
    requests: run.endpoint.requests.length,
    prompts: (await offlineTwin()).prompts,
  };
  expect(requests).toBeLessThanOrEqual(prompts + kills * 8); // eight at once
  expect((await statusOf(run)).spending.calls).toBeLessThanOrEqual(requests);
});

it('an outage of some seconds pauses the run, which goes on by itself', async () => {
  let downUntil = Number.POSITIVE_INFINITY;
  const down: Fault = ({ response }) => send(response, 503, { error: { message: 'maintenance' } });
  await using run = await modelRun({
    strike: (_, count) => {
      if (count === 20) downUntil = performance.now() + 2500;
      return count >= 20 && performance.now() < downUntil ? down : undefined;
    },
  });
  const { code, stderr } = await run.toolloom('run', '-c', 'c.yaml');
  expect(code, stderr).toBe(0);
  expect(stderr).toContain('"event":"pause"');
  expect(stderr).toContain('answered 503: maintenance');
  expect(stderr).toContain('"event":"resume"');
  await expectTwin(run);
});
