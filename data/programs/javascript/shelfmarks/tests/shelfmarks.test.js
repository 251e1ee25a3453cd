import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { misplaced } from '../src/shelf.js';
import { compareShelfmarks, parseShelfmark } from '../src/shelfmark.js';

const sorted = (...texts) =>
  texts
    .map(parseShelfmark)
    .sort(compareShelfmarks)
    .map(({ text }) => text);

describe('a shelfmark', () => {
  it('has parts', () => {
    assert.deepEqual(parseShelfmark('qb 12.45 k37 1998 c.2'), {
      text: 'qb 12.45 k37 1998 c.2',
      subject: 'QB',
      number: '12.45',
      author: 'K37',
      year: 1998,
      copy: 2,
    });
  });

  it('may end after the author', () => {
    assert.equal(parseShelfmark('Z 5 A1').year, 0);
  });

  it('is checked', () => {
    assert.throws(() => parseShelfmark('QB K37'), /"QB K37" is not a shelfmark/);
  });
});

describe('the order', () => {
  it('reads numbers as numbers', () => {
    assert.deepEqual(sorted('QB 12.5 K3', 'QB 9 K3', 'QB 12.45 K3'), [
      'QB 9 K3',
      'QB 12.45 K3',
      'QB 12.5 K3',
    ]);
  });

  it('reads digits of authors as decimal places', () => {
    assert.deepEqual(sorted('QB 1 K4', 'QB 1 K37', 'QB 1 K3'), ['QB 1 K3', 'QB 1 K37', 'QB 1 K4']);
  });
});

describe('a shelf', () => {
  it('may have a book in the wrong place', () => {
    const books = ['A 1 B1', 'A 9 B1', 'A 2 B1', 'A 3 B1'].map(parseShelfmark);
    assert.deepEqual(
      misplaced(books).map(({ text }) => text),
      ['A 9 B1'],
    );
  });

  it('may be in order', () => {
    assert.deepEqual(misplaced(['A 1 B1', 'A 1 B1', 'B 1 A1'].map(parseShelfmark)), []);
  });
});
