import assert from 'node:assert/strict';
import test from 'node:test';
import { shareSeats } from '../src/seats.js';

const share = (votes, options) => [
  ...shareSeats(new Map(votes.map((count, index) => [String(index), count])), 20, options).values(),
];

test('the share itself is enough', () => {
  assert.deepEqual(share([95, 5], { threshold: 5 }), [19, 1]);
  assert.deepEqual(share([951, 49], { threshold: 5 }), [20, 0]);
});

test('nobody gets a seat if nobody is large enough', () => {
  assert.deepEqual(share([10, 10, 10], { threshold: 34, method: 'sainte-lague' }), [0, 0, 0]);
  assert.deepEqual(share([0, 0], { threshold: 0 }), [0, 0]);
});
