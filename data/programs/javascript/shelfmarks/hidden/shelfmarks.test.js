import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { misplaced } from '../src/shelf.js';
import { compareShelfmarks, parseShelfmark } from '../src/shelfmark.js';

describe('parseShelfmark', () => {
  it('reads what is optional', () => {
    const read = (text) => {
      const { subject, number, author, year, copy } = parseShelfmark(text);
      return [subject, number, author, year, copy].join(' ');
    };
    assert.equal(read('  abc\t7   z05 '), 'ABC 7 Z05 0 1');
    assert.equal(read('A 007.10 B1 c.12'), 'A 007.10 B1 0 12');
    assert.equal(read('A 1 B1 2020'), 'A 1 B1 2020 1');
  });

  for (const text of [
    '',
    'ABCD 1 B1',
    'A1 B1',
    'A 1. B1',
    'A .5 B1',
    'A 1 B',
    'A 1 BB1',
    'A 1 B1 98',
    'A 1 B1 c.0',
    'A 1 B1 c.2 1998',
    'A 1 B1 x',
    'A 1B1',
    '1 A 1 B1',
  ]) {
    it(`refuses "${text}"`, () => {
      assert.throws(() => parseShelfmark(text), SyntaxError);
      assert.throws(() => parseShelfmark(text), new RegExp(`"${text}" is not`));
    });
  }
});

describe('compareShelfmarks', () => {
  it('goes from part to part', () => {
    const order = [
      'A 1 B1',
      'A 1 B1 c.2',
      'A 1 B1 c.10',
      'A 1 B1 1998',
      'A 1 B1 1999',
      'A 1 B12',
      'A 1 B2',
      'A 1 C1',
      'A 1.05 A1',
      'A 1.5 A1',
      'A 10 A1',
      'AB 1 A1',
      'B 1 A1',
    ].map(parseShelfmark);
    for (const [i, a] of order.entries()) {
      for (const [j, b] of order.entries())
        assert.equal(Math.sign(compareShelfmarks(a, b)), Math.sign(i - j), `${a.text} and ${b.text}`);
    }
  });

  it('ignores zeros at the end of decimal places', () => {
    assert.equal(compareShelfmarks(parseShelfmark('a 1.50 b10'), parseShelfmark('A 1.5 B1 c.1')), 0);
    assert.ok(compareShelfmarks(parseShelfmark('A 1 B01'), parseShelfmark('A 1 B1')) < 0);
  });
});

describe('misplaced', () => {
  const move = (numbers) =>
    misplaced([...numbers].map((digit) => parseShelfmark(`A ${digit} B1`)))
      .map(({ number }) => number)
      .join('');

  it('takes out as few as possible', () => {
    assert.deepEqual(['', '1', '123', '1123', '321', '912345', '123450', '2143', '31524'].map(move), [
      '',
      '',
      '',
      '',
      '32',
      '9',
      '0',
      '24',
      '35',
    ]);
  });

  it('keeps equal books side by side', () => {
    assert.equal(move('12223'), '');
    assert.equal(move('2221'), '1');
    assert.equal(move('5251'), '51');
  });

  it('takes any order', () => {
    const books = ['A 3 B1', 'A 2 B1', 'A 1 B1'].map(parseShelfmark);
    assert.deepEqual(
      misplaced(books, (a, b) => compareShelfmarks(b, a)),
      [],
    );
  });
});
