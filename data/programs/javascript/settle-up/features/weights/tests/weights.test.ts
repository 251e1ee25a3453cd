import assert from 'node:assert/strict';
import test from 'node:test';
import { balances } from '../src/settle.ts';

test('half a trip costs half', () => {
  const expense = { paidBy: 'ann', cents: 3000, sharedBy: ['ann', 'bob'], weights: { bob: 0.5 } };
  assert.equal(balances([expense]).get('bob'), -1000);
});
