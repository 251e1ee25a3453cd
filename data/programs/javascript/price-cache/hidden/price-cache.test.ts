import assert from 'node:assert/strict';
import test from 'node:test';
import { FRESH, PriceCache, USABLE } from '../src/price-cache.ts';

interface Call {
  species: string;
  resolve: (price: number) => void;
  reject: (error: Error) => void;
}

/** A source whose answers are given by hand. */
function setUp() {
  const clock = { now: 0 };
  const calls: Call[] = [];
  const fetchPrice = (species: string) =>
    new Promise<number>((resolve, reject) => {
      calls.push({ species, resolve, reject });
    });
  return { clock, calls, cache: new PriceCache(fetchPrice, () => clock.now) };
}
const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

async function filled() {
  const world = setUp();
  const first = world.cache.get('cod');
  world.calls[0].resolve(5);
  await first;
  return world;
}

test('the limits are exact', async () => {
  assert.deepEqual([FRESH, USABLE], [30, 300]);
  const { cache, calls, clock } = await filled();
  clock.now = 29.9;
  assert.equal(await cache.get('cod'), 5);
  assert.equal(calls.length, 1);
  clock.now = 30;
  assert.equal(await cache.get('cod'), 5);
  assert.equal(calls.length, 2);
  clock.now = 299.9;
  assert.equal(await cache.get('cod'), 5);
  assert.equal(calls.length, 2);
  clock.now = 300;
  const waiting = cache.get('cod');
  calls[1].resolve(6);
  assert.equal(await waiting, 6);
  assert.deepEqual(cache.stats(), { hits: 1, stale: 2, misses: 2 });
});

test('the age counts from the arrival of the price', async () => {
  const { cache, calls, clock } = setUp();
  const first = cache.get('cod');
  clock.now = 50;
  calls[0].resolve(5);
  await first;
  clock.now = 79;
  await cache.get('cod');
  assert.deepEqual(cache.stats(), { hits: 1, stale: 0, misses: 1 });
});

test('a failure behind the scenes keeps the old price, and is tried again', async () => {
  const { cache, calls, clock } = await filled();
  clock.now = 100;
  assert.equal(await cache.get('cod'), 5);
  calls[1].reject(new Error('no answer'));
  await settle();
  assert.equal(await cache.get('cod'), 5);
  assert.equal(calls.length, 3);
  calls[2].resolve(8);
  await settle();
  assert.equal(await cache.get('cod'), 8);
  assert.equal(calls.length, 3);
});

test('a failure reaches all who wait, and the next request asks again', async () => {
  const { cache, calls } = setUp();
  const waiting = [cache.get('cod'), cache.get('cod')];
  calls[0].reject(new Error('no answer'));
  await assert.rejects(waiting[0], /no answer/);
  await assert.rejects(waiting[1], /no answer/);
  const again = cache.get('cod');
  calls[1].resolve(3);
  assert.equal(await again, 3);
  assert.equal(cache.stats().misses, 3);
});

test('a source that throws at once counts as a failure', async () => {
  const cache = new PriceCache(
    () => {
      throw new Error('no line');
    },
    () => 0,
  );
  await assert.rejects(cache.get('cod'), /no line/);
  await assert.rejects(cache.get('cod'), /no line/);
});

test('species are apart', async () => {
  const { cache, calls } = await filled();
  const eel = cache.get('eel');
  calls[1].resolve(9);
  assert.equal(await eel, 9);
  assert.equal(await cache.get('cod'), 5);
  assert.deepEqual(
    calls.map(({ species }) => species),
    ['cod', 'eel'],
  );
});

test('invalidate forgets the price', async () => {
  const { cache, calls } = await filled();
  cache.invalidate('cod');
  const next = cache.get('cod');
  calls[1].resolve(6);
  assert.equal(await next, 6);
});

test('invalidate keeps a running fetch from filling the cache', async () => {
  const { cache, calls } = setUp();
  const before = cache.get('cod');
  cache.invalidate('cod');
  const after = cache.get('cod');
  assert.equal(calls.length, 2);
  calls[0].resolve(1);
  assert.equal(await before, 1);
  const also = cache.get('cod');
  assert.equal(calls.length, 2);
  calls[1].resolve(2);
  assert.deepEqual(await Promise.all([after, also, cache.get('cod')]), [2, 2, 2]);
  assert.equal(await cache.get('cod'), 2);
});
