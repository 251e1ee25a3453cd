import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setColumns } from '../src/columns.ts';
import { justify } from '../src/justify.ts';
import { wrap } from '../src/wrap.ts';

const show = (text: string, width: number) =>
  wrap(text, width)
    .map((line) => line.text + (line.isLast ? '.' : ''))
    .join('|');

describe('wrap', () => {
  it('fills lines to the last character', () => {
    assert.equal(show('abc de f', 6), 'abc de|f.');
    assert.equal(show('abc def', 6), 'abc|def.');
    assert.equal(show('  a \n b\tc  ', 20), 'a b c.');
  });

  it('cuts words into pieces that fill the width', () => {
    assert.equal(show('abcd', 4), 'abcd.');
    assert.equal(show('abcde', 4), 'abc-|de.');
    assert.equal(show('abcdefg x', 4), 'abc-|defg|x.');
    assert.equal(show('x abcde f g', 4), 'x|abc-|de f|g.');
    assert.equal(show('abc', 2), 'a-|bc.');
  });

  it('separates paragraphs by one empty line', () => {
    assert.equal(show('\n\na b\n \n\n\nc\nd\n\n', 2), 'a|b.|.|c|d.');
    assert.deepEqual(wrap(' \n\n ', 5), []);
    assert.equal(show('a\n\nb\n\nc', 5), 'a.|.|b.|.|c.');
  });

  it('needs two characters', () => {
    for (const width of [1, 0, Number.NaN]) assert.throws(() => wrap('a', width), RangeError);
    assert.throws(() => wrap('a', 1), /width 1/);
  });
});

describe('justify', () => {
  it('shares spaces from the left', () => {
    assert.deepEqual(
      [5, 6, 7, 8, 9].map((width) => justify('a b c', width)),
      ['a b c', 'a  b c', 'a  b  c', 'a   b  c', 'a   b   c'],
    );
    assert.equal(justify('ab cd', 9), 'ab     cd');
    assert.equal(justify('a b c d', 12), 'a   b   c  d');
  });

  it('leaves other lines alone', () => {
    assert.deepEqual([justify('', 4), justify('ab', 4), justify('ab cd', 4)], ['', 'ab', 'ab cd']);
  });
});

describe('setColumns', () => {
  it('justifies all but last lines', () => {
    assert.deepEqual(setColumns('a b cccc d e\n\nf g', 1, 7), ['a     b', 'cccc  d', 'e', '', 'f g']);
  });

  it('fills columns one after another', () => {
    assert.deepEqual(setColumns('a b c d e', 3, 2), ['a    c    e', 'b    d']);
    assert.deepEqual(setColumns('a b c d', 3, 2), ['a    c', 'b    d']);
    assert.deepEqual(setColumns('a', 3, 2), ['a']);
    assert.deepEqual(setColumns('', 2, 5), []);
  });

  it('leaves no empty line at the top', () => {
    assert.deepEqual(setColumns('a b\n\nc', 2, 2), ['a    c', 'b']);
    assert.deepEqual(setColumns('a b\n\nc d e', 2, 2), ['a    c', 'b    d', '     e']);
    assert.deepEqual(setColumns('a b c\n\nd', 2, 2), ['a    d', 'b', 'c']);
  });
});
