import assert from 'node:assert/strict';
import test from 'node:test';
import { handle } from '../src/api.js';

test('the loans of one object are listed', () => {
  const loans = ['a', 'b'].map((object, index) => ({
    id: `L-000${index + 1}`,
    object,
    borrower: 'B',
    from: '2025-01-01',
    to: '2025-01-02',
  }));
  const { response } = handle({ loans, lastNumber: 2 }, { method: 'GET', path: '/loans?object=b' });
  assert.deepEqual(JSON.parse(response.body), [loans[1]]);
});
