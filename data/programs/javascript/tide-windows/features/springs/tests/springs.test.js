import assert from 'node:assert/strict';
import test from 'node:test';
import { springTide } from '../src/tides.js';

test('the largest range is found', () => {
  const extremes = [40, 300, 20].map((height, index) => ({ minute: index * 370, height }));
  assert.deepEqual(springTide(extremes), { from: extremes[1], to: extremes[2], range: 280 });
});
