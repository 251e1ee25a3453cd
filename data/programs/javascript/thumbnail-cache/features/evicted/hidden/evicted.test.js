import assert from 'node:assert/strict';
import test from 'node:test';
import { ThumbnailCache } from '../src/thumbnail-cache.js';

test('several are reported in order, pinned ones are not', () => {
  const gone = [];
  const cache = new ThumbnailCache(4, (key, data) => gone.push(key + data));
  for (const key of ['a', 'b', 'c', 'd']) cache.put(key, 'x');
  cache.pin('b');
  cache.put('e', 'xx');
  assert.deepEqual(gone, ['ax', 'cx']);
});

test('replacing, removing, and refusing are not reported', () => {
  const gone = [];
  const cache = new ThumbnailCache(2, (key) => gone.push(key));
  cache.put('a', 'x');
  cache.put('a', 'xx');
  cache.put('b', 'xxx');
  cache.remove('a');
  assert.deepEqual(gone, []);
});
