import assert from 'node:assert/strict';
import test from 'node:test';
import { classify } from '../src/yard.ts';

test('a wagon finds its track without looking at the others', () => {
  let reads = 0;
  const train = Array.from({ length: 500 }, (_, index) => ({
    id: String(index),
    tonnes: 40,
    get destination() {
      reads += 1;
      return `town ${index % 50}`;
    },
  }));
  classify(train, 60);
  assert.ok(reads <= 500 * 4, `destinations were read ${reads} times`);
});
