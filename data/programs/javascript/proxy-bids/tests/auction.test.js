import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Auction } from '../src/auction.js';
import { increment } from '../src/increments.js';

describe('increments', () => {
  it('grow with the price', () => {
    assert.deepEqual([50, 150, 250, 700, 5000].map(increment), [5, 10, 25, 50, 100]);
  });
});

describe('an auction', () => {
  it('begins at the start price', () => {
    const auction = new Auction({ start: 50, ends: 60 });
    assert.equal(auction.bid('ann', 200, 1), 'leads');
    assert.deepEqual(auction.board, { leader: 'ann', price: 50, ends: 60 });
  });

  it('bids for the leader', () => {
    const auction = new Auction({ start: 50, ends: 60 });
    auction.bid('ann', 200, 1);
    assert.equal(auction.bid('bob', 120, 2), 'outbid');
    assert.equal(auction.board.price, 130);
    assert.equal(auction.bid('bob', 300, 3), 'leads');
    assert.equal(auction.board.price, 225);
  });

  it('has a minimum', () => {
    const auction = new Auction({ start: 50, ends: 60 });
    assert.equal(auction.bid('ann', 49, 1), 'too low');
    auction.bid('ann', 60, 1);
    assert.equal(auction.minimum, 55);
  });

  it('is extended', () => {
    const auction = new Auction({ start: 50, ends: 60 });
    auction.bid('ann', 60, 58);
    assert.equal(auction.board.ends, 63);
    assert.equal(auction.bid('bob', 90, 63), 'too late');
  });

  it('ends with a buyer', () => {
    const auction = new Auction({ start: 50, reserve: 100, ends: 60 });
    auction.bid('ann', 90, 1);
    assert.deepEqual(auction.close(), { buyer: undefined, price: 50 });
  });

  it('reaches the reserve', () => {
    const auction = new Auction({ start: 50, reserve: 100, ends: 60 });
    auction.bid('ann', 150, 1);
    assert.deepEqual(auction.close(), { buyer: 'ann', price: 100 });
  });
});
