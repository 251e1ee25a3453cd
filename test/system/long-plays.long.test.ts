// Long plays under kill -9: what was called goes on where it was, a model is asked nothing twice but what was in
// flight, and the bytes are those of an undisturbed play.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readRunStore } from '../../pipeline/run.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { killedWhen, start, toolloom } from '../support/cli.ts';
import { type Said, testEndpoint, type WireRequest } from '../support/endpoint.ts';
import { type LongRun, longRun } from '../support/long-run.ts';
import { all } from '../support/offline-run.ts';

async function playsOf(path: string): Promise<Trajectory[]> {
  await using store = await readRunStore(path);
  return await all(store.read('trajectories'));
}

const simulate = (run: string): string[] => ['run', '--run', run, '--until', 'simulate'];

it('a play of 300 calls by procedures has the same bytes after ten kills', async () => {
  await using long = await longRun(300);
  await long.copy('undisturbed');
  await long.copy('disturbed');
  let took = 0;
  const undisturbed = start(simulate('undisturbed'), long.path);
  await playing(undisturbed);
  const began = performance.now();
  expect((await undisturbed.result).code).toBe(0);
  took = performance.now() - began;
  let kills = 0;
  for (let at = 1; at <= 10; at += 1) {
    const run = start(simulate('disturbed'), long.path);
    await playing(run);
    await Promise.race([sleep((took * at) / 14), run.result]);
    run.child.kill('SIGKILL');
    if ((await run.result).code === 0) break;
    kills += 1;
  }
  expect(kills).toBeGreaterThan(0);
  expect((await toolloom(simulate('disturbed'), long.path)).code).toBe(0);
  const plays = await playsOf(join(long.path, 'undisturbed'));
  expect(plays.find(({ task }) => task === long.long)?.steps).toHaveLength(300);
  expect(JSON.stringify(await playsOf(join(long.path, 'disturbed')))).toBe(JSON.stringify(plays));
});

/** Resolves once the run has begun to play. */
async function playing({ child, result }: ReturnType<typeof start>): Promise<void> {
  let said = '';
  const begun = new Promise<void>((resolve) => {
    child.stderr?.on('data', (data) => {
      said += String(data);
      if (said.includes('"event":"stage","stage":"simulate"')) resolve();
    });
  });
  await Promise.race([begun, result]);
}

/** Makes the calls of the task one by one, and then answers. */
function follows({ tasks }: LongRun): (request: WireRequest) => Said {
  return ({ messages }) => {
    const turns = messages.filter(({ role }) => role === 'assistant').length;
    const task = tasks.find(({ request }) => request === messages[1]?.content);
    // The long task shares its request with the one that it was made of.
    const calls = tasks.filter(({ request }) => request === task?.request).at(-1)?.oracle.calls ?? [];
    const call = calls[turns];
    return call
      ? {
          reasoning: `Step ${turns}.`,
          calls: [{ name: call.tool, arguments: JSON.stringify(call.arguments) }],
        }
      : { content: 'That is all done.' };
  };
}

it('a play of 210 calls with a model, killed at steps 40, 120 and 187, asks again only for what was in flight', async () => {
  let long: LongRun | undefined;
  await using endpoint = await testEndpoint({ say: (request) => long && follows(long)(request) });
  const model = {
    provider: 'compatible',
    model: 'test-model',
    baseURL: endpoint.url,
    reasoning: 'reasoning_content',
    concurrency: 4,
  };
  await using made = await longRun(210, { models: { m: model }, roles: { default: 'offline', agent: 'm' } });
  long = made;
  await made.copy('undisturbed');
  await made.copy('disturbed');
  expect((await toolloom(simulate('undisturbed'), made.path)).code).toBe(0);
  const asked = endpoint.requests.length;
  expect(asked).toBeGreaterThan(210);

  const longest = (): number =>
    Math.max(0, ...endpoint.requests.slice(asked).map(({ messages }) => messages.length));
  for (const step of [40, 120, 187])
    await killedWhen(start(simulate('disturbed'), made.path), () => longest() >= 2 * step);
  expect((await toolloom(simulate('disturbed'), made.path)).code).toBe(0);

  const again = endpoint.requests.slice(asked).map((request) => JSON.stringify(request));
  const perPlay = new Map<string, number>();
  for (const request of endpoint.requests.slice(0, asked).map((each) => JSON.stringify(each)))
    perPlay.set(request, (perPlay.get(request) ?? 0) + 1);
  for (const request of again) perPlay.set(request, (perPlay.get(request) ?? 0) - 1);
  // Every request of the undisturbed run, once, and at most what was in flight at each of the three kills.
  expect([...perPlay.values()].filter((left) => left > 0)).toEqual([]);
  expect(again.length - asked).toBeLessThanOrEqual(3 * 4);
  const plays = await playsOf(join(made.path, 'undisturbed'));
  const play = plays.find(({ task }) => task === made.long);
  expect(play?.steps).toHaveLength(210);
  expect(play?.steps.some(({ result }) => result.changes.length > 0)).toBe(true);
  expect(JSON.stringify(await playsOf(join(made.path, 'disturbed')))).toBe(JSON.stringify(plays));
});
