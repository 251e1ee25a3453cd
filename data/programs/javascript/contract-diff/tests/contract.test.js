import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diffLines } from '../src/diff.js';
import { formatChanges } from '../src/format.js';

const show = (before, after) =>
  diffLines([...before], [...after])
    .map(({ kind, text }) => ({ same: '', removed: '-', added: '+' })[kind] + text)
    .join(' ');

describe('a comparison', () => {
  it('finds what was added and removed', () => {
    assert.equal(show('abc', 'axc'), 'a -b +x c');
  });

  it('keeps as much as possible', () => {
    assert.equal(show('abcd', 'bcda'), '-a b c d +a');
  });

  it('may find nothing', () => {
    assert.equal(show('ab', 'ab'), 'a b');
  });
});

describe('the marks', () => {
  it('stand before lines', () => {
    assert.deepEqual(formatChanges(diffLines(['Rent: 900', 'Due: 1st'], ['Rent: 950', 'Due: 1st'])), [
      '-Rent: 900',
      '+Rent: 950',
      ' Due: 1st',
    ]);
  });

  it('have a heading where lines are left out', () => {
    assert.deepEqual(formatChanges(diffLines([...'abcdef'], [...'abcdeX'])), [
      '@ line 4',
      ' d',
      ' e',
      '-f',
      '+X',
    ]);
  });

  it('are not needed without changes', () => {
    assert.deepEqual(formatChanges(diffLines([...'abc'], [...'abc'])), []);
  });
});
