import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { balances, settle } from '../src/settle.ts';
import { splitCost } from '../src/split.ts';

describe('a cost', () => {
  it('is split equally', () => {
    assert.deepEqual(splitCost(900, [1, 1, 1]), [300, 300, 300]);
  });

  it('loses no cent', () => {
    assert.deepEqual(splitCost(100, [1, 1, 1]), [34, 33, 33]);
  });

  it('is split by shares', () => {
    assert.deepEqual(splitCost(100, [3, 1]), [75, 25]);
  });

  it('is not negative', () => {
    assert.throws(() => splitCost(-1, [1]), RangeError);
  });
});

describe('the crew', () => {
  const expenses = [
    { paidBy: 'ann', cents: 9000, sharedBy: ['ann', 'bob', 'cy'] },
    { paidBy: 'bob', cents: 3000, sharedBy: ['ann', 'bob', 'cy'] },
  ];

  it('has balances', () => {
    assert.deepEqual(
      [...balances(expenses)],
      [
        ['ann', 5000],
        ['bob', -1000],
        ['cy', -4000],
      ],
    );
  });

  it('settles up', () => {
    assert.deepEqual(settle(balances(expenses)), [
      { from: 'cy', to: 'ann', cents: 4000 },
      { from: 'bob', to: 'ann', cents: 1000 },
    ]);
  });
});
