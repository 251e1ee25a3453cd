import assert from 'node:assert/strict';
import test from 'node:test';
import { saving } from '../src/loan.ts';

test('an early repayment saves interest', () => {
  assert.equal(saving({ amount: 10_000, rate: 12, months: 2 }, new Map([[1, 5000]])), 50);
});
