import assert from 'node:assert/strict';
import test from 'node:test';
import { HarbourNames } from '../src/harbour-names.js';

test('only harbours that begin so are looked at', () => {
  let reads = 0;
  const harbours = Array.from({ length: 900 }, (_, index) => ({
    name: `${'abcdefghi'[index % 9]}${index}`,
    get callsPerYear() {
      reads += 1;
      return index;
    },
  }));
  const names = new HarbourNames(harbours);
  reads = 0;
  assert.deepEqual(names.complete('a89'), ['a891']);
  assert.ok(reads < 50, `the number of calls was read ${reads} times`);
});
