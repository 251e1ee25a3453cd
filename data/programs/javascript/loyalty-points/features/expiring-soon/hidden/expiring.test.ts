import assert from 'node:assert/strict';
import test from 'node:test';
import { PointsLedger } from '../src/points.ts';

test('the last day counts, and what is gone does not', () => {
  const ledger = new PointsLedger();
  ledger.earn(0, 10);
  ledger.earn(5, 20);
  ledger.earn(100, 40);
  assert.deepEqual(
    [4, 5, 9, 10].map((days) => ledger.expiringSoon(360, days)),
    [0, 10, 10, 30],
  );
  assert.equal(ledger.expiringSoon(365, 30), 20);
  ledger.spend(360, 25, 'x');
  assert.equal(ledger.expiringSoon(360, 30), 5);
});
