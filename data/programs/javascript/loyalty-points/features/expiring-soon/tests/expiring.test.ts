import assert from 'node:assert/strict';
import test from 'node:test';
import { PointsLedger } from '../src/points.ts';

test('points that expire within a week are counted', () => {
  const ledger = new PointsLedger();
  ledger.earn(0, 10);
  ledger.earn(50, 20);
  assert.equal(ledger.expiringSoon(360, 7), 10);
});
