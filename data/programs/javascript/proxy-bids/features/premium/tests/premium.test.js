import assert from 'node:assert/strict';
import test from 'node:test';
import { Auction } from '../src/auction.js';

test('the buyer pays a premium', () => {
  const auction = new Auction({ start: 500, ends: 60 });
  auction.bid('ann', 900, 1);
  assert.equal(auction.total, 600);
});
