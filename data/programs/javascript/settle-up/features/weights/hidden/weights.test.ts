import assert from 'node:assert/strict';
import test from 'node:test';
import { balances } from '../src/settle.ts';

const split = (weights: Record<string, number>) => [
  ...balances([{ paidBy: 'x', cents: 600, sharedBy: ['a', 'b', 'toString'], weights }]).values(),
];

test('weights of any size are possible, 0 too', () => {
  assert.deepEqual(split({ a: 4 }), [600, -400, -100, -100]);
  assert.deepEqual(split({ a: 0, b: 2 }).map(Math.abs), [600, 0, 400, 200]);
  assert.deepEqual(split({}), [600, -200, -200, -200]);
  assert.deepEqual(split({ stranger: 9 }), [600, -200, -200, -200]);
});

test('somebody has to pay', () => {
  assert.throws(() => split({ a: 0, b: 0, toString: 0 }), RangeError);
});
