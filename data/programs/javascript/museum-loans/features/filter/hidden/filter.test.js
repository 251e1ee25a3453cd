import assert from 'node:assert/strict';
import test from 'node:test';
import { handle } from '../src/api.js';

const loans = ['a b', 'b', 'a b'].map((object, index) => ({
  id: `L-000${index + 1}`,
  object,
  borrower: 'B',
  from: `2025-01-0${3 - index}`,
  to: '2025-01-09',
}));
const get = (path) => handle({ loans, lastNumber: 3 }, { method: 'GET', path }).response;
const ids = (path) => JSON.parse(get(path).body).map(({ id }) => id);

test('the list is decoded, filtered, and sorted', () => {
  assert.deepEqual(ids('/loans?page=2&object=a%20b'), ['L-0003', 'L-0001']);
  assert.deepEqual(ids('/loans?object=c'), []);
});

test('other parameters change nothing', () => {
  assert.equal(ids('/loans?page=2').length, 3);
  assert.equal(ids('/loans?').length, 3);
  assert.deepEqual(
    loans.map(({ id }) => id),
    ['L-0001', 'L-0002', 'L-0003'],
  );
});

test('a broken ID is a bad request', () => {
  assert.equal(get('/loans?object=%').status, 400);
});
