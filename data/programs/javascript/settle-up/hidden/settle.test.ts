import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { balances, settle } from '../src/settle.ts';
import { splitCost } from '../src/split.ts';

describe('splitCost', () => {
  it('gives cents that are left to the largest fractions', () => {
    assert.deepEqual(splitCost(10, [1, 2, 4]), [1, 3, 6]);
    assert.deepEqual(splitCost(101, [1, 1, 1]), [34, 34, 33]);
    assert.deepEqual(splitCost(5, [1, 0, 1]), [3, 0, 2]);
    assert.deepEqual(splitCost(1, [0.2, 0.3]), [0, 1]);
    assert.deepEqual(splitCost(0, [1, 5]), [0, 0]);
  });

  it('always adds up', () => {
    for (let cents = 0; cents < 60; cents += 1) {
      assert.equal(
        splitCost(cents, [3, 1, 2, 7, 0.5]).reduce((sum, part) => sum + part),
        cents,
      );
    }
  });

  it('refuses what makes no sense', () => {
    for (const cents of [-1, 0.5, Number.NaN])
      assert.throws(() => splitCost(cents, [1]), /is not an amount in cents/);
    for (const shares of [[], [0, 0], [2, -1], [Number.NaN]])
      assert.throws(() => splitCost(5, shares), /shares do not make sense/);
    assert.throws(() => splitCost(5, []), RangeError);
  });
});

describe('balances', () => {
  it('name everybody in order, and may be 0', () => {
    const expenses = [
      { paidBy: 'z', cents: 100, sharedBy: ['a', 'm', 'b'] },
      { paidBy: 'a', cents: 34, sharedBy: ['z'] },
    ];
    assert.deepEqual(
      [...balances(expenses)],
      [
        ['z', 66],
        ['a', 0],
        ['m', -33],
        ['b', -33],
      ],
    );
    assert.deepEqual([...balances([])], []);
  });
});

describe('settle', () => {
  const pay = (...cents: number[]) =>
    settle(new Map(cents.map((value, index) => ['abcdef'[index], value])))
      .map(({ from, to, cents: paid }) => `${from}${to}${paid}`)
      .join(' ');

  it('lets the largest debt meet the largest claim', () => {
    assert.equal(pay(30, -10, -20), 'ca20 ba10');
    assert.equal(pay(10, 40, -35, -15), 'cb35 da10 db5');
    assert.equal(pay(-50, 20, 30), 'ac30 ab20');
  });

  it('takes the first of equal ones', () => {
    assert.equal(pay(5, 5, -5, -5), 'ca5 db5');
    assert.equal(pay(0, 0), '');
    assert.equal(pay(), '');
  });

  it('needs few payments', () => {
    assert.equal(pay(1, 2, 3, 4, 5, -15).split(' ').length, 5);
  });

  it('leaves the balances alone', () => {
    const all = new Map([
      ['a', 5],
      ['b', -5],
    ]);
    settle(all);
    assert.deepEqual([...all.values()], [5, -5]);
  });
});
