import assert from 'node:assert/strict';
import test from 'node:test';
import { bestSeats } from '../src/seating.js';

test('no lone seat is left at the end of a row', () => {
  const seats = bestSeats({ rows: 1, seats: 4 }, 2, () => true, true);
  assert.deepEqual(
    seats.map(({ seat }) => seat),
    [1, 2],
  );
});
