import assert from 'node:assert/strict';
import test from 'node:test';
import { saving } from '../src/loan.ts';

const loan = { amount: 1_000_000, rate: 6, months: 12 };

test('nothing is saved by nothing, or too late', () => {
  assert.equal(saving(loan, new Map()), 0);
  assert.equal(saving(loan, new Map([[12, 5000]])), 0);
  assert.equal(saving({ ...loan, rate: 0 }, new Map([[1, 5000]])), 0);
});

test('earlier repayments save more', () => {
  const saved = [1, 6, 11].map((month) => saving(loan, new Map([[month, 100_000]])));
  assert.ok(saved[0] > saved[1] && saved[1] > saved[2] && saved[2] > 0);
});
