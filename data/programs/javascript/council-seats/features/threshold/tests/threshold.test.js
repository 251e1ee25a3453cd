import assert from 'node:assert/strict';
import test from 'node:test';
import { shareSeats } from '../src/seats.js';

test('small lists get nothing', () => {
  const votes = new Map([
    ['a', 60],
    ['b', 36],
    ['c', 4],
  ]);
  assert.deepEqual([...shareSeats(votes, 30, { threshold: 5 }).values()], [19, 11, 0]);
});
