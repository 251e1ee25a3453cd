import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pointsFor, type Tier } from '../src/earning.ts';
import { LIFETIME, PointsLedger } from '../src/points.ts';

describe('pointsFor', () => {
  it('rounds down after the rate', () => {
    const earned = (['basic', 'silver', 'gold'] as Tier[]).map((tier) =>
      [99, 100, 199, 1000].map((cents) => pointsFor(tier, cents)),
    );
    assert.deepEqual(earned, [
      [0, 1, 1, 10],
      [1, 1, 2, 12],
      [1, 1, 2, 15],
    ]);
  });

  it('checks the amounts', () => {
    assert.equal(pointsFor('silver', 10_000), 125);
    assert.equal(pointsFor('gold', 500, 500), 0);
    assert.equal(pointsFor('gold', 0), 0);
    assert.throws(() => pointsFor('gold', 499, 500), RangeError);
    assert.throws(() => pointsFor('gold', -1), RangeError);
    assert.throws(() => pointsFor('gold', 100, -1), /Vouchers of -1 cents/);
  });
});

describe('PointsLedger', () => {
  const open = (...lots: [number, number][]) => {
    const ledger = new PointsLedger();
    for (const [day, points] of lots) ledger.earn(day, points);
    return ledger;
  };

  it('lets points live for a year', () => {
    assert.equal(LIFETIME, 365);
    const ledger = open([10, 5]);
    assert.deepEqual([ledger.balance(374), ledger.balance(375)], [5, 0]);
    assert.equal(ledger.spend(375, 1, 'x'), false);
    assert.equal(ledger.spend(374, 5, 'x'), true);
  });

  it('spends over several lots and leaves expired ones alone', () => {
    const ledger = open([300, 10], [0, 10], [200, 10], [100, 10]);
    assert.equal(ledger.spend(400, 15, 'x'), true);
    assert.deepEqual(
      [ledger.balance(0), ledger.balance(400), ledger.balance(465), ledger.balance(565)],
      [25, 15, 15, 10],
    );
  });

  it('refunds each lot', () => {
    const ledger = open([0, 10], [100, 10], [200, 10]);
    ledger.spend(300, 25, 'x');
    ledger.spend(300, 5, 'y');
    assert.equal(ledger.balance(300), 0);
    assert.equal(ledger.refund(370, 'x'), 15);
    assert.deepEqual([ledger.balance(300), ledger.balance(370), ledger.balance(465)], [25, 15, 5]);
    assert.equal(ledger.refund(370, 'x'), 0);
    const late = open([0, 10], [5, 10]);
    assert.equal(late.spend(365, 4, 'z'), true);
    assert.deepEqual([late.balance(0), late.balance(365)], [16, 6]);
    assert.equal(late.refund(370, 'z'), 0);
    assert.equal(ledger.refund(370, 'never'), 0);
    assert.equal(ledger.balance(370), 15);
  });

  it('lets an order pay once, and again after a refund', () => {
    const ledger = open([0, 10]);
    assert.equal(ledger.spend(1, 50, 'x'), false);
    assert.equal(ledger.spend(1, 5, 'x'), true);
    assert.throws(() => ledger.spend(1, 5, 'x'), /already spent for order x/);
    ledger.refund(1, 'x');
    assert.equal(ledger.spend(1, 10, 'x'), true);
    assert.equal(ledger.balance(1), 0);
  });

  it('refuses what is no number of points', () => {
    for (const points of [0, -5, 1.5, Number.NaN]) {
      assert.throws(() => open().earn(0, points), RangeError);
      assert.throws(() => open([0, 10]).spend(0, points, 'x'), RangeError);
    }
    assert.throws(() => open([0, 0]), /0 is not a number of points/);
  });
});
