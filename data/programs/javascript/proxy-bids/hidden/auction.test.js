import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Auction } from '../src/auction.js';
import { increment } from '../src/increments.js';

const play = (terms, ...bids) => {
  const auction = new Auction({ start: 50, ends: 60, ...terms });
  const answers = bids.map(([bidder, limit, minute = 1]) => auction.bid(bidder, limit, minute));
  const { leader = '-', price, ends } = auction.board;
  return `${answers.join(', ')} | ${leader} ${price} ${ends}`;
};

describe('increment', () => {
  it('changes at each limit', () => {
    assert.deepEqual(
      [0, 99, 100, 199, 200, 499, 500, 999, 1000].map(increment),
      [5, 5, 10, 10, 25, 25, 50, 50, 100],
    );
  });
});

describe('bid', () => {
  it('needs the start price, then an increment', () => {
    assert.equal(play({}, ['a', 49], ['a', 50]), 'too low, leads | a 50 60');
    assert.equal(play({}, ['a', 80], ['b', 54], ['b', 55]), 'leads, too low, outbid | a 60 60');
    assert.equal(play({}), ' | - 0 60');
  });

  it('takes the increment of the lower limit, up to the higher one', () => {
    assert.equal(play({}, ['a', 95], ['b', 98]), 'leads, leads | b 98 60');
    assert.equal(play({}, ['a', 100], ['b', 200]), 'leads, leads | b 110 60');
    assert.equal(play({}, ['a', 200], ['b', 195]), 'leads, outbid | a 200 60');
    assert.equal(play({}, ['a', 200], ['b', 100]), 'leads, outbid | a 110 60');
  });

  it('prefers the earlier of equal limits', () => {
    assert.equal(play({}, ['a', 80], ['b', 80]), 'leads, outbid | a 80 60');
  });

  it('lets the leader raise his limit in secret', () => {
    assert.equal(
      play({}, ['a', 80], ['a', 80], ['a', 81], ['b', 70]),
      'leads, too low, leads, outbid | a 75 60',
    );
    assert.equal(play({}, ['a', 80], ['b', 90], ['b', 500]), 'leads, leads, leads | b 85 60');
    assert.equal(play({}, ['a', 80], ['b', 90], ['a', 200]), 'leads, leads, leads | a 95 60');
  });

  it('goes up to the reserve as soon as a limit reaches it', () => {
    assert.equal(play({ reserve: 100 }, ['a', 99]), 'leads | a 50 60');
    assert.equal(play({ reserve: 100 }, ['a', 100]), 'leads | a 100 60');
    assert.equal(play({ reserve: 100 }, ['a', 80], ['a', 120]), 'leads, leads | a 100 60');
    assert.equal(play({ reserve: 100 }, ['a', 80], ['b', 130]), 'leads, leads | b 100 60');
    assert.equal(play({ reserve: 100 }, ['a', 130], ['b', 120]), 'leads, outbid | a 130 60');
  });

  it('extends the end after late bids that count', () => {
    assert.equal(play({}, ['a', 80, 56]), 'leads | a 50 60');
    assert.equal(play({}, ['a', 80, 57]), 'leads | a 50 62');
    assert.equal(play({}, ['a', 80, 59], ['b', 70, 63], ['b', 40, 67]), 'leads, outbid, too low | a 75 68');
    assert.equal(play({}, ['a', 80, 60]), 'too late | - 0 60');
    assert.equal(play({}, ['a', 80], ['a', 90, 58]), 'leads, leads | a 50 63');
  });
});

describe('close', () => {
  it('needs the reserve', () => {
    const auction = new Auction({ start: 50, reserve: 100, ends: 60 });
    auction.bid('a', 99, 1);
    assert.deepEqual(auction.close(), { buyer: undefined, price: 50 });
    assert.equal(auction.bid('b', 500, 2), 'too late');
  });

  it('names the buyer', () => {
    const auction = new Auction({ start: 50, ends: 60 });
    assert.deepEqual(auction.close(), { buyer: undefined, price: 0 });
    const other = new Auction({ start: 50, ends: 60 });
    other.bid('a', 50, 0);
    assert.deepEqual(other.close(), { buyer: 'a', price: 50 });
  });
});
