import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ThumbnailCache } from '../src/thumbnail-cache.js';

const fill = (capacity, ...keys) => {
  const cache = new ThumbnailCache(capacity);
  for (const key of keys) cache.put(key, 'xx');
  return cache;
};

describe('the cache', () => {
  it('returns what was stored', () => {
    const cache = fill(10);
    cache.put('a', 'picture');
    assert.equal(cache.get('a'), 'picture');
    assert.equal(cache.get('b'), undefined);
    assert.equal(cache.bytes, 7);
  });

  it('forgets the oldest', () => {
    assert.deepEqual(fill(6, 'a', 'b', 'c', 'd').keys, ['b', 'c', 'd']);
  });

  it('counts uses', () => {
    const cache = fill(6, 'a', 'b', 'c');
    cache.get('a');
    cache.put('d', 'xx');
    assert.deepEqual(cache.keys, ['c', 'a', 'd']);
  });

  it('keeps what is pinned', () => {
    const cache = fill(6, 'a', 'b', 'c');
    const unpin = cache.pin('a');
    cache.put('d', 'xx');
    assert.deepEqual(cache.keys, ['a', 'c', 'd']);
    unpin();
    cache.put('e', 'xx');
    assert.deepEqual(cache.keys, ['c', 'd', 'e']);
  });

  it('refuses what is too large', () => {
    assert.equal(fill(6).put('a', 'xxxxxxx'), false);
  });

  it('removes', () => {
    const cache = fill(6, 'a');
    assert.deepEqual([cache.remove('a'), cache.remove('a'), cache.bytes], [true, false, 0]);
  });
});
