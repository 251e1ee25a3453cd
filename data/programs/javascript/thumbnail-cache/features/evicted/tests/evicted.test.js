import assert from 'node:assert/strict';
import test from 'node:test';
import { ThumbnailCache } from '../src/thumbnail-cache.js';

test('what goes is reported', () => {
  const gone = [];
  const cache = new ThumbnailCache(4, (key, data) => gone.push(key + data));
  for (const key of ['a', 'b', 'c']) cache.put(key, 'xx');
  assert.deepEqual(gone, ['axx']);
});
