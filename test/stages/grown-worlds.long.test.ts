// More grown worlds, and the stage that grows them at the size of a real run.
import { expect, it } from 'vitest';
import { callsOnDrawnWorlds, callsOnWrittenWorlds, grow } from '../support/grown.ts';
import { all } from '../support/offline-run.ts';

it.each(['two', 'three'])('worlds written by hand survive any sequence of calls (seed %s)', async (seed) => {
  expect(await callsOnWrittenWorlds(seed)).toBeGreaterThan(500);
});

it('fifty worlds that were drawn and evolved survive any sequence of calls', async () => {
  const { succeeded } = await callsOnDrawnWorlds(Array.from({ length: 50 }, (_, seed) => 20 + seed));
  expect(succeeded).toBeGreaterThan(1200);
});

it('28 worlds give the same tools at any concurrency, and others from another seed', async () => {
  const ids = async (options: Omit<Parameters<typeof grow>[0], 'worlds'>) =>
    (await all((await grow({ worlds: 28, ...options })).store.read('tools'))).map(({ id }) => id);
  const once = await ids({ concurrency: 8 });
  expect(once.length).toBeGreaterThan(300);
  expect(await ids({ concurrency: 1 })).toEqual(once);
  expect((await ids({ seed: 4 })).filter((id) => once.includes(id))).toEqual([]);
});
