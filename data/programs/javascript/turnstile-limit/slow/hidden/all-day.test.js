import assert from 'node:assert/strict';
import test from 'node:test';
import { SlidingLimit } from '../src/sliding-limit.js';

test('uses of the morning are not looked at in the evening', () => {
  let reads = 0;
  const watched = new Proxy([], {
    get(target, name) {
      if (/^\d+$/.test(String(name))) reads += 1;
      return target[name];
    },
  });
  const limit = new SlidingLimit(5, 60, new Map([['a', watched]]));
  for (let now = 0; now < 1000 * 30; now += 30) assert.equal(limit.take('a', now).admitted, true);
  assert.ok(reads < 1000 * 20, `past uses were read ${reads} times`);
});
