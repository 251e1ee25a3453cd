import assert from 'node:assert/strict';
import test from 'node:test';
import { Heap } from '../src/heap.ts';

test('a long queue needs few comparisons', () => {
  let comparisons = 0;
  const heap = new Heap<number>((a, b) => {
    comparisons += 1;
    return a < b;
  });
  for (let item = 0; item < 400; item += 1) heap.push((item * 7919) % 4001);
  for (let turn = 0; turn < 400; turn += 1) heap.pop();
  assert.ok(comparisons < 400 * 30, `${comparisons} comparisons`);
});
