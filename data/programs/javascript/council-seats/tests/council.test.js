import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shareSeats } from '../src/seats.js';
import { countVotes } from '../src/votes.js';

const share = (votes, seats, options) => [
  ...shareSeats(new Map(Object.entries(votes)), seats, options).values(),
];

describe('ballots', () => {
  it('are counted', () => {
    const { votes, invalid } = countVotes(
      ['Garden', 'Roof'],
      ['garden', ' Roof ', 'Garden,Roof', '', 'Cellar', 'ROOF'],
    );
    assert.deepEqual(
      [...votes],
      [
        ['Garden', 1],
        ['Roof', 2],
      ],
    );
    assert.equal(invalid, 3);
  });
});

describe('seats', () => {
  it('are shared after D’Hondt', () => {
    assert.deepEqual(share({ a: 100, b: 80, c: 30, d: 20 }, 8), [4, 3, 1, 0]);
  });

  it('are shared after Sainte-Laguë', () => {
    assert.deepEqual(share({ a: 100, b: 80, c: 30, d: 20 }, 8, { method: 'sainte-lague' }), [3, 3, 1, 1]);
  });

  it('go to the larger list if quotients are equal', () => {
    assert.deepEqual(share({ a: 50, b: 100 }, 2), [0, 2]);
  });

  it('stay empty without votes', () => {
    assert.deepEqual(share({ a: 0 }, 3), [0]);
  });

  it('are a number', () => {
    assert.throws(() => share({ a: 1 }, 1.5), RangeError);
  });
});
