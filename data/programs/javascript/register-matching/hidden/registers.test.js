import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findMatches } from '../src/register.js';
import { similarity } from '../src/similarity.js';

const score = (a, b) => Math.round(similarity(a, b) * 10000) / 10000;
const entries = (text) =>
  text
    .split(', ')
    .filter(Boolean)
    .map((part) => {
      const [, id, name, born] = /^(\S+) (.*) (\d+)$/.exec(part);
      return { id, name, born: Number(born) };
    });
const match = (left, right) =>
  findMatches(entries(left), entries(right))
    .map((pair) => `${pair.left}${pair.right}:${pair.score}`)
    .join(' ');

describe('similarity', () => {
  it('is that of the published examples', () => {
    assert.deepEqual(
      [
        score('DWAYNE', 'DUANE'),
        score('JONES', 'JOHNSON'),
        score('CRATE', 'TRACE'),
        score('ABCVWXYZ', 'CABVWXYZ'),
      ],
      [0.84, 0.8324, 0.7333, 0.9375],
    );
  });

  it('has no matches', () => {
    assert.deepEqual(
      [
        score('', 'a'),
        score('a', ''),
        score('', ''),
        score('a', 'b'),
        score('ab', 'ba'),
        score('abcd', 'dxxx'),
      ],
      [0, 0, 1, 0, 0, 0],
    );
  });

  it('looks for letters within its reach, each once', () => {
    assert.equal(score('abcd', 'xbxa'), 0.5);
    assert.equal(score('aaab', 'axxx'), 0.55);
    assert.equal(score('xxxa', 'aaaa'), 0.5);
    assert.equal(score('aqqqq', 'wwaww'), 0);
    assert.equal(score('ab', 'xxabxxxx'), 0.75);
  });

  it('raises common beginnings up to four letters', () => {
    assert.equal(score('abcdefgh', 'abcdefxy'), 0.9);
    assert.equal(score('abcdefgh', 'xbcdefgh'), 0.9167);
    assert.equal(score('abcdxfgh', 'abcdyfgh'), 0.95);
    assert.equal(score('ab', 'abc'), 0.9111);
  });
});

describe('findMatches', () => {
  it('allows two years, which cost', () => {
    assert.equal(match('a Ann 1800', 'x Ann 1800'), 'ax:1');
    assert.equal(match('a Ann 1800', 'x Ann 1799'), 'ax:0.97');
    assert.equal(match('a Ann 1800', 'x Ann 1802'), 'ax:0.94');
    assert.equal(match('a Ann 1800', 'x Ann 1803'), '');
  });

  it('needs a similarity of 0.88, whatever the years cost', () => {
    assert.equal(match('a abcdefghij 1800', 'x abcdefgxyz 1800'), 'ax:0.88');
    assert.equal(match('a abcdefghij 1800', 'x abcdefgxyz 1802'), 'ax:0.82');
    assert.equal(match('a abcdefghij 1800', 'x abcdefuxyz 1800'), '');
    assert.equal(match('a abcdefg 1800', 'x abcdefx 1800'), 'ax:0.943');
  });

  it('takes the surest pair first, then the first entries', () => {
    assert.equal(match('a Ann 1801, b Ann 1800', 'x Ann 1800, y Ann 1803'), 'bx:1 ay:0.94');
    assert.equal(match('a Ann 1800, b Ann 1800', 'x Ann 1800, y Ann 1800'), 'ax:1 by:1');
    assert.equal(match('a Ann 1801, b Ann 1801', 'x Ann 1802'), 'ax:0.97');
    assert.equal(match('', 'x Ann 1802'), '');
  });

  it('compares plain names', () => {
    assert.equal(match('a  José   de  la Cruz  1800', 'x jose de la cruz 1800'), 'ax:1');
  });
});
