import assert from 'node:assert/strict';
import test from 'node:test';
import { Auction } from '../src/auction.js';

const total = (start, reserve = start) => {
  const auction = new Auction({ start, reserve, ends: 60 });
  auction.bid('a', start, 1);
  const before = auction.total;
  auction.close();
  assert.equal(auction.total, before);
  return before;
};

test('the premium has two rates and is rounded up', () => {
  assert.deepEqual(
    [50, 51, 1000, 1001, 2000].map((start) => total(start)),
    [60, 62, 1200, 1202, 2320],
  );
});

test('without a buyer there is no total', () => {
  assert.equal(total(50, 60), undefined);
  assert.equal('total' in new Auction({ start: 0, ends: 60 }), true);
  assert.equal(new Auction({ start: 0, ends: 60 }).total, undefined);
});
