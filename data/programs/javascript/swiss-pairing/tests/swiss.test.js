import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pairRound } from '../src/pairing.js';
import { standings } from '../src/standings.js';

const game = (white, black, result) => ({ white, black, result });
const show = (pairings) => pairings.map(({ white, black }) => `${white}-${black ?? 'bye'}`).join(' ');

describe('standings', () => {
  it('count half points', () => {
    const table = standings(['ann', 'bob', 'cy'], [game('ann', 'bob', 1), game('cy', null, 2)]);
    assert.deepEqual(table, [
      { name: 'cy', halfPoints: 2, buchholz: 0 },
      { name: 'ann', halfPoints: 1, buchholz: 1 },
      { name: 'bob', halfPoints: 1, buchholz: 1 },
    ]);
  });

  it('prefer stronger opponents', () => {
    const games = [game('ann', 'bob', 2), game('cy', 'dee', 2), game('bob', 'dee', 2), game('ann', 'cy', 0)];
    assert.deepEqual(
      standings(['ann', 'bob', 'cy', 'dee'], games).map(({ name }) => name),
      ['cy', 'ann', 'bob', 'dee'],
    );
  });
});

describe('a round', () => {
  it('begins in the order of the list', () => {
    assert.equal(show(pairRound(['ann', 'bob', 'cy', 'dee'], [])), 'ann-bob cy-dee');
  });

  it('gives the last a bye', () => {
    assert.equal(show(pairRound(['ann', 'bob', 'cy'], [])), 'ann-bob cy-bye');
  });

  it('repeats no game and balances colours', () => {
    const games = [game('ann', 'bob', 2), game('cy', 'dee', 2)];
    assert.equal(show(pairRound(['ann', 'bob', 'cy', 'dee'], games)), 'ann-cy bob-dee');
  });

  it('is impossible if everybody has met', () => {
    assert.throws(() => pairRound(['ann', 'bob'], [game('ann', 'bob', 1)]), /meeting twice/);
  });
});
