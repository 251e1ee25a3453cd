import assert from 'node:assert/strict';
import test from 'node:test';
import { bestSeats } from '../src/seating.js';

const best = (rows, seats, count, ...taken) =>
  bestSeats({ rows, seats }, count, ({ row, seat }) => !taken.includes(`${row}/${seat}`), true)
    ?.map(({ row, seat }) => `${row}/${seat}`)
    .join(' ');

test('another row is better than a lone seat', () => {
  assert.equal(best(2, 3, 2, '2/3'), '2/1 2/2');
});

test('a lone seat beside a taken one counts too', () => {
  assert.equal(best(1, 6, 2, '1/1'), '1/2 1/3');
  assert.equal(best(1, 6, 2, '1/6'), '1/4 1/5');
});

test('two free seats are no lone seat', () => {
  assert.equal(best(1, 6, 2), '1/3 1/4');
});

test('a lone seat is left if there is no other way', () => {
  assert.equal(best(1, 3, 2), '1/1 1/2');
  assert.equal(best(1, 3, 2, '1/3'), '1/1 1/2');
  assert.equal(best(1, 3, 2, '1/2'), undefined);
});
