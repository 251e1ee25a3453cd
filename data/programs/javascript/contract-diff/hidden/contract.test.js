import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diffLines } from '../src/diff.js';
import { formatChanges } from '../src/format.js';

const show = (before, after) =>
  diffLines([...before], [...after])
    .map(({ kind, text }) => ({ same: '', removed: '-', added: '+' })[kind] + text)
    .join(' ');
const format = (before, after, context) =>
  formatChanges(diffLines([...before], [...after]), context).join('|');

describe('diffLines', () => {
  it('copes with empty versions', () => {
    assert.deepEqual([show('', ''), show('ab', ''), show('', 'ab')], ['', '-a -b', '+a +b']);
  });

  it('removes before it adds', () => {
    assert.equal(show('ab', 'xy'), '-a -b +x +y');
    assert.equal(show('abc', 'xbz'), '-a +x b -c +z');
  });

  it('keeps the longest common lines', () => {
    assert.equal(show('abcabba', 'cbabac'), '-a -b c -a b +a b a +c');
    assert.equal(show('aab', 'ab'), 'a -a b');
    assert.equal(show('ab', 'aab'), 'a +a b');
    assert.equal(show('ab', 'ba'), '-a b +a');
    assert.equal(show('xaby', 'abz'), '-x a b -y +z');
  });

  it('can be turned into both versions again', () => {
    const [before, after] = ['the tenant pays on the first', 'a tenant must pay on first'];
    const lines = diffLines([...before], [...after]);
    assert.equal(
      lines
        .filter(({ kind }) => kind !== 'added')
        .map(({ text }) => text)
        .join(''),
      before,
    );
    assert.equal(
      lines
        .filter(({ kind }) => kind !== 'removed')
        .map(({ text }) => text)
        .join(''),
      after,
    );
  });
});

describe('formatChanges', () => {
  it('writes two lines around a change', () => {
    assert.equal(format('abcdefg', 'abcDefg'), '@ line 2| b| c|-d|+D| e| f');
    assert.equal(format('abc', 'abC'), ' a| b|-c|+C');
    assert.equal(format('abcd', 'abcD'), '@ line 2| b| c|-d|+D');
  });

  it('joins blocks that meet', () => {
    assert.equal(format('abcdef', 'AbcdeF'), '-a|+A| b| c| d| e|-f|+F');
    assert.equal(format('abcdefg', 'AbcdefG'), '-a|+A| b| c|@ line 5| e| f|-g|+G');
  });

  it('counts lines of the old version', () => {
    assert.equal(format('abcdefgh', 'xyabcdefgH'), '+x|+y| a| b|@ line 6| f| g|-h|+H');
    assert.equal(format('xyabcdefgh', 'abcdefgH'), '-x|-y| a| b|@ line 8| f| g|-h|+H');
  });

  it('takes another number of lines', () => {
    assert.equal(format('abcde', 'abCde', 0), '@ line 3|-c|+C');
    assert.equal(format('abcde', 'abCde', 1), '@ line 2| b|-c|+C| d');
    assert.equal(format('abcde', 'abCde', 9), ' a| b|-c|+C| d| e');
  });
});
