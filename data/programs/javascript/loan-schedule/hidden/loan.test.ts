import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instalment, payoff, schedule } from '../src/loan.ts';

const loan = (amount: number, rate: number, months: number) => ({ amount, rate, months });
const show = (...args: Parameters<typeof schedule>) =>
  schedule(...args)
    .map(({ month, interest, repaid, debt }) => `${month}:${interest}+${repaid}=${debt}`)
    .join(' ');

describe('instalment', () => {
  it('is rounded up', () => {
    assert.deepEqual(
      [loan(100, 0, 3), loan(99, 0, 3), loan(100, 0, 1), loan(10_000, 12, 1), loan(10_000, 12, 2)].map(
        instalment,
      ),
      [34, 33, 100, 10_100, 5076],
    );
    assert.equal(instalment(loan(20_000_000, 4.2, 240)), 123_315);
  });

  it('refuses what is no loan', () => {
    for (const wrong of [
      loan(0, 1, 1),
      loan(-5, 1, 1),
      loan(1, 1, -1),
      loan(1.5, 1, 1),
      loan(1, -0.1, 1),
      loan(1, 1, 0),
      loan(1, 1, 1.5),
      loan(1, Number.NaN, 1),
    ]) {
      assert.throws(() => instalment(wrong), RangeError);
      assert.throws(() => schedule(wrong), /not a loan/);
    }
  });
});

describe('schedule', () => {
  it('pays only what is left in the end', () => {
    assert.equal(show(loan(100, 0, 3)), '1:0+34=66 2:0+34=32 3:0+32=0');
    assert.equal(show(loan(10_000, 12, 2)), '1:100+4976=5024 2:50+5024=0');
  });

  it('rounds interest to the nearest cent', () => {
    assert.equal(show(loan(150, 4, 2)), '1:1+75=75 2:0+75=0');
    assert.equal(show(loan(149, 4, 1)), '1:0+149=0');
  });

  it('takes early repayments up to the debt', () => {
    assert.equal(
      show(
        loan(100, 0, 4),
        new Map([
          [2, 30],
          [9, 5],
        ]),
      ),
      '1:0+25=75 2:0+55=20 3:0+20=0',
    );
    assert.equal(show(loan(100, 0, 4), new Map([[1, 500]])), '1:0+100=0');
    assert.equal(show(loan(100, 0, 4), new Map([[1, 75]])), '1:0+100=0');
  });
});

describe('payoff', () => {
  it('has a fee while more than a year is left', () => {
    const flat = loan(24_000, 0, 24);
    assert.deepEqual(
      [1, 11, 12, 23, 24, 25].map((month) => payoff(flat, month)),
      [23_115, 13_065, 12_000, 1000, 0, 0],
    );
    assert.equal(payoff(loan(1400, 0, 14), 1), 1307);
    assert.equal(payoff(loan(1_000_000, 0, 20), 1), 954_750);
  });
});
