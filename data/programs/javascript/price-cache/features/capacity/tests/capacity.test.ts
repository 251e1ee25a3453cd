import assert from 'node:assert/strict';
import test from 'node:test';
import { PriceCache } from '../src/price-cache.ts';

test('the oldest price goes', async () => {
  const asked: string[] = [];
  const source = async (species: string) => asked.push(species);
  const cache = new PriceCache(source, () => 0, 2);
  for (const species of ['cod', 'eel', 'ray', 'cod']) await cache.get(species);
  assert.deepEqual(asked, ['cod', 'eel', 'ray', 'cod']);
});
