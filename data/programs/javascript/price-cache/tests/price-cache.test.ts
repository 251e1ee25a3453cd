import assert from 'node:assert/strict';
import test from 'node:test';
import { PriceCache } from '../src/price-cache.ts';

function setUp() {
  const clock = { now: 0 };
  const asked: string[] = [];
  const cache = new PriceCache(
    async (species) => {
      asked.push(species);
      return 100 + asked.length;
    },
    () => clock.now,
  );
  return { clock, asked, cache };
}

test('fetches a price once while it is fresh', async () => {
  const { cache, asked, clock } = setUp();
  assert.equal(await cache.get('cod'), 101);
  clock.now = 29;
  assert.equal(await cache.get('cod'), 101);
  assert.deepEqual(asked, ['cod']);
});

test('serves an old price and fetches a new one', async () => {
  const { cache, clock } = setUp();
  await cache.get('cod');
  clock.now = 30;
  assert.equal(await cache.get('cod'), 101);
  await Promise.resolve();
  assert.equal(await cache.get('cod'), 102);
});

test('does not serve a price that is too old', async () => {
  const { cache, clock } = setUp();
  await cache.get('cod');
  clock.now = 300;
  assert.equal(await cache.get('cod'), 102);
});

test('asks once for several requests', async () => {
  const { cache, asked } = setUp();
  assert.deepEqual(
    await Promise.all([cache.get('cod'), cache.get('cod'), cache.get('eel')]),
    [101, 101, 102],
  );
  assert.deepEqual(asked, ['cod', 'eel']);
});

test('passes a failure on', async () => {
  const cache = new PriceCache(
    () => Promise.reject(new Error('the auction is closed')),
    () => 0,
  );
  await assert.rejects(cache.get('cod'), /auction is closed/);
});

test('counts', async () => {
  const { cache } = setUp();
  await cache.get('cod');
  await cache.get('cod');
  assert.deepEqual(cache.stats(), { hits: 1, stale: 0, misses: 1 });
});
