import { compareShelfmarks } from './shelfmark.js';

/** @typedef {import('./shelfmark.js').Shelfmark} Shelfmark */

/**
 * Finds the fewest books to take out so that the others stand in order; equal shelfmarks may stand side by side.
 * Of several such sets, the one is taken whose remaining books are found by laying each book, from the left, on
 * the first pile whose last book stands after it, and following the piles back from the last book of the last
 * pile.
 *
 * @param {Shelfmark[]} books as they stand, from the left
 * @param {(a: Shelfmark, b: Shelfmark) => number} [order]
 * @returns {Shelfmark[]} the books to move, from the left
 */
export function misplaced(books, order = compareShelfmarks) {
  /** @type {number[]} positions of the last books of the piles */
  const piles = [];
  /** @type {number[]} for each book, the last book of the pile before, or -1 */
  const previous = [];
  for (const [index, book] of books.entries()) {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (order(books[piles[middle]], book) > 0) high = middle;
      else low = middle + 1;
    }
    previous.push(low === 0 ? -1 : piles[low - 1]);
    piles[low] = index;
  }
  const kept = new Set();
  for (let index = piles.length === 0 ? -1 : piles[piles.length - 1]; index !== -1; index = previous[index]) {
    kept.add(index);
  }
  return books.filter((_, index) => !kept.has(index));
}
