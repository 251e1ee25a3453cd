import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pointsFor } from '../src/earning.ts';
import { PointsLedger } from '../src/points.ts';

describe('earning', () => {
  it('depends on the tier', () => {
    assert.equal(pointsFor('basic', 2000), 20);
    assert.equal(pointsFor('gold', 2000), 30);
  });

  it('leaves vouchers out', () => {
    assert.equal(pointsFor('basic', 5000, 3000), 20);
  });
});

describe('spending', () => {
  it('lowers the balance', () => {
    const ledger = new PointsLedger();
    ledger.earn(0, 100);
    assert.equal(ledger.spend(10, 30, 'A1'), true);
    assert.equal(ledger.balance(10), 70);
  });

  it('is not possible beyond the balance', () => {
    const ledger = new PointsLedger();
    ledger.earn(0, 10);
    assert.equal(ledger.spend(1, 11, 'A1'), false);
    assert.equal(ledger.balance(1), 10);
  });

  it('takes the oldest points first', () => {
    const ledger = new PointsLedger();
    ledger.earn(100, 50);
    ledger.earn(0, 50);
    ledger.spend(200, 60, 'A1');
    assert.equal(ledger.balance(365), 40);
  });
});

describe('a refund', () => {
  it('gives points back', () => {
    const ledger = new PointsLedger();
    ledger.earn(0, 50);
    ledger.spend(1, 20, 'A1');
    assert.equal(ledger.refund(2, 'A1'), 20);
    assert.equal(ledger.balance(2), 50);
  });

  it('does not revive what has expired', () => {
    const ledger = new PointsLedger();
    ledger.earn(0, 50);
    ledger.spend(1, 20, 'A1');
    assert.equal(ledger.refund(365, 'A1'), 0);
  });
});
