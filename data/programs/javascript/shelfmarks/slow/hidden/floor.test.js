import assert from 'node:assert/strict';
import test from 'node:test';
import { misplaced } from '../src/shelf.js';
import { compareShelfmarks, parseShelfmark } from '../src/shelfmark.js';

test('a floor in order needs few comparisons', () => {
  let comparisons = 0;
  const books = Array.from({ length: 500 }, (_, index) => parseShelfmark(`A ${index} B1`));
  const order = (a, b) => {
    comparisons += 1;
    return compareShelfmarks(a, b);
  };
  assert.deepEqual(misplaced(books, order), []);
  assert.ok(comparisons < 500 * 12, `${comparisons} comparisons`);
});
