import { similarity } from './similarity.js';

/** @typedef {{ id: string, name: string, born: number }} Entry */
/** @typedef {{ left: string, right: string, score: number }} Match IDs of a pair */

/** The least similarity of two names. */
const LEAST = 0.88;

/** Priests wrote down ages, not dates, so births may differ by so many years. */
const MOST_YEARS = 2;

/** What each year of difference takes from the score. */
const YEAR_COST = 0.03;

/**
 * Pairs the entries of two registers. Names are compared in lower case, without accents, and with single spaces.
 * A pair is possible if the births differ by two years at most and the similarity of the names is at least 0.88;
 * its score is the similarity, less 0.03 for each year. The pairs are chosen greedily: the highest score first,
 * then the first in the left register, then in the right one; every entry is used once.
 *
 * @param {Entry[]} left
 * @param {Entry[]} right
 * @returns {Match[]} in the order in which they were chosen; scores are rounded to three decimal places
 */
export function findMatches(left, right) {
  const pairs = left.flatMap((a) =>
    right
      .map((b) => ({
        a,
        b,
        years: Math.abs(a.born - b.born),
        alike: similarity(plain(a.name), plain(b.name)),
      }))
      .filter(({ years, alike }) => years <= MOST_YEARS && alike >= LEAST),
  );
  const scored = pairs.map(({ a, b, years, alike }) => ({ a, b, score: alike - years * YEAR_COST }));
  const used = new Set();
  /** @type {Match[]} */
  const matches = [];
  for (const { a, b, score } of scored.sort((x, y) => y.score - x.score)) {
    if (used.has(a) || used.has(b)) continue;
    used.add(a).add(b);
    matches.push({ left: a.id, right: b.id, score: Math.round(score * 1000) / 1000 });
  }
  return matches;
}

/** @param {string} name */
function plain(name) {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ');
}
