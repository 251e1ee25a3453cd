import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shareSeats } from '../src/seats.js';
import { countVotes } from '../src/votes.js';

const share = (votes, seats, method) =>
  [
    ...shareSeats(
      new Map(votes.map((count, index) => [`L${index}`, count])),
      seats,
      method && { method },
    ).values(),
  ].join(' ');

describe('countVotes', () => {
  it('accepts one mark in any form', () => {
    const { votes, invalid } = countVotes(
      [' Two Words', 'b', 'none'],
      ['two words', ',B,', ' b', 'b,b', ',', 'c'],
    );
    assert.deepEqual(
      [...votes],
      [
        [' Two Words', 1],
        ['b', 2],
        ['none', 0],
      ],
    );
    assert.equal(invalid, 3);
    assert.deepEqual(countVotes([], []), { votes: new Map(), invalid: 0 });
  });
});

describe('shareSeats', () => {
  it('follows the divisors', () => {
    assert.equal(share([53000, 24000, 23000], 7), '4 2 1');
    assert.equal(share([53000, 24000, 23000], 7, 'sainte-lague'), '3 2 2');
    assert.equal(share([53000, 24000, 23000], 7, 'dhondt'), '4 2 1');
    assert.equal(share([10, 10, 10], 7), '3 2 2');
    assert.equal(share([30, 10], 5, 'sainte-lague'), '4 1');
  });

  it('breaks ties by votes, then by order', () => {
    assert.equal(share([10, 20], 2), '0 2');
    assert.equal(share([10, 20], 1), '0 1');
    assert.equal(share([5, 5], 1), '1 0');
    assert.equal(share([5, 15], 3, 'sainte-lague'), '1 2');
    assert.equal(share([5, 15], 2, 'sainte-lague'), '0 2');
  });

  it('gives nothing to lists without votes', () => {
    assert.equal(share([0, 1], 3), '0 3');
    assert.equal(share([0, 0], 3), '0 0');
    assert.equal(share([], 3), '');
    assert.equal(share([4, 2], 0), '0 0');
  });

  it('refuses impossible numbers', () => {
    for (const seats of [-1, 0.5, Number.NaN]) assert.throws(() => share([1], seats), RangeError);
    assert.throws(() => share([1], -1), /cannot have -1 seats/);
  });

  it('keeps the names', () => {
    assert.deepEqual(
      [
        ...shareSeats(
          new Map([
            ['x', 1],
            ['y', 2],
          ]),
          1,
        ),
      ],
      [
        ['x', 0],
        ['y', 1],
      ],
    );
  });
});
