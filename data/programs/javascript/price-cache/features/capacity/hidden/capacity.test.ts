import assert from 'node:assert/strict';
import test from 'node:test';
import { PriceCache } from '../src/price-cache.ts';

async function askedFor(order: string, capacity?: number) {
  let now = 0;
  const asked: string[] = [];
  const cache = new PriceCache(
    async (species) => asked.push(species),
    () => now,
    capacity,
  );
  for (const species of order) {
    now += 1;
    await cache.get(species);
  }
  return { asked: asked.join(''), wait: (seconds: number) => (now += seconds), cache, list: asked };
}

test('reading does not make a price younger', async () => {
  assert.equal((await askedFor('abaca', 2)).asked, 'abca');
  assert.equal((await askedFor('ababab', 2)).asked, 'ab');
  assert.equal((await askedFor('abab', 1)).asked, 'abab');
});

test('a new fetch does', async () => {
  const { cache, wait, list } = await askedFor('ab', 2);
  wait(400);
  await cache.get('a');
  await cache.get('c');
  await cache.get('a');
  assert.equal(list.join(''), 'abac');
});

test('without the argument nothing goes', async () => {
  assert.equal((await askedFor('abcdefabcdef')).asked, 'abcdef');
});
