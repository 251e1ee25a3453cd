import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findMatches } from '../src/register.js';
import { similarity } from '../src/similarity.js';

const score = (a, b) => Math.round(similarity(a, b) * 1000) / 1000;
const entry = (id, name, born) => ({ id, name, born });

describe('similarity', () => {
  it('is known for well-known pairs', () => {
    assert.equal(score('MARTHA', 'MARHTA'), 0.961);
    assert.equal(score('DIXON', 'DICKSONX'), 0.813);
  });

  it('is 0 or 1 at its ends', () => {
    assert.deepEqual([score('anna', 'anna'), score('anna', 'otto')], [1, 0]);
  });
});

describe('registers', () => {
  it('are matched by name and year', () => {
    const matches = findMatches(
      [entry('b1', 'Anna Meier', 1801)],
      [entry('m1', 'Anna Meyer', 1802), entry('m2', 'Anna Meier', 1820)],
    );
    assert.deepEqual(matches, [{ left: 'b1', right: 'm1', score: 0.93 }]);
  });

  it('ignore accents and case', () => {
    assert.equal(
      findMatches([entry('b1', 'RENÉE  Müller', 1801)], [entry('m1', 'Renee Muller', 1801)])[0].score,
      1,
    );
  });

  it('use every entry once', () => {
    const matches = findMatches(
      [entry('b1', 'Anna Meier', 1801), entry('b2', 'Anna Meier', 1802)],
      [entry('m1', 'Anna Meier', 1802)],
    );
    assert.deepEqual(
      matches.map(({ left }) => left),
      ['b2'],
    );
  });

  it('may have nothing in common', () => {
    assert.deepEqual(findMatches([entry('b1', 'Anna', 1801)], [entry('m1', 'Berta', 1801)]), []);
  });
});
