import assert from 'node:assert/strict';
import test from 'node:test';
import { computeSheet } from '../src/sheet.js';

test('a formula can add several values', () => {
  assert.deepEqual(computeSheet({ a: '=sum(b, 2 * b, 1)', b: '3' }), { a: 10, b: 3 });
});
