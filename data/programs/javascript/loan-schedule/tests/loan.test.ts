import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instalment, payoff, schedule } from '../src/loan.ts';

const tractor = { amount: 1_000_000, rate: 6, months: 12 };

describe('an instalment', () => {
  it('pays interest and debt', () => {
    assert.equal(instalment(tractor), 86067);
  });

  it('is simple without interest', () => {
    assert.equal(instalment({ amount: 100_000, rate: 0, months: 3 }), 33334);
  });

  it('needs a loan', () => {
    assert.throws(() => instalment({ amount: 0, rate: 1, months: 1 }), RangeError);
  });
});

describe('a schedule', () => {
  it('ends with no debt', () => {
    const months = schedule(tractor);
    assert.equal(months.length, 12);
    assert.deepEqual(months[0], { month: 1, interest: 5000, repaid: 81067, debt: 918_933 });
    assert.equal(months[11].debt, 0);
  });

  it('gets shorter with early repayments', () => {
    assert.equal(schedule(tractor, new Map([[2, 500_000]])).length, 6);
  });
});

describe('the end of a loan', () => {
  it('costs the debt', () => {
    assert.equal(payoff(tractor, 1), 918_933);
  });

  it('costs a fee if it is early', () => {
    assert.equal(payoff({ amount: 240_000, rate: 0, months: 24 }, 2), 221_100);
  });
});
