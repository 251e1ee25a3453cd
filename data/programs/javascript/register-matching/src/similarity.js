/** The part of the rest to 1 that each equal letter at the beginning adds. */
const PREFIX_WEIGHT = 0.1;

/** Letters at the beginning beyond these add nothing. */
const LONGEST_PREFIX = 4;

/**
 * Measures how similar two names are, from 0 to 1, after Jaro and Winkler. Two letters match if they are equal
 * and their places differ by less than half the length of the longer name (rounded down); each letter matches
 * once, and letters of the first name look for the first free one in the second. With m matches, of which t pairs
 * would have to change their order (half the number of places at which the matched letters of both names, each in
 * order, differ), the similarity is the average of m / length of the first, m / length of the second, and (m - t)
 * / m. Then the equal letters at the beginning, up to four, add a tenth each of what is missing to 1.
 *
 * @param {string} first
 * @param {string} second
 * @returns {number} 0 without matches; 1 for two empty names
 */
export function similarity(first, second) {
  if (first === second) return 1;
  const reach = Math.floor(Math.max(first.length, second.length) / 2);
  /** @type {string[]} */
  const matched = [];
  const taken = new Set();
  for (const [index, letter] of [...first].entries()) {
    const found = [...second].findIndex(
      (other, at) => other === letter && !taken.has(at) && Math.abs(at - index) < reach,
    );
    if (found === -1) continue;
    taken.add(found);
    matched.push(letter);
  }
  if (matched.length === 0) return 0;
  const inSecond = [...second].filter((_, index) => taken.has(index));
  const swaps = matched.filter((letter, index) => letter !== inSecond[index]).length / 2;
  const m = matched.length;
  const jaro = (m / first.length + m / second.length + (m - swaps) / m) / 3;
  let prefix = 0;
  while (prefix < LONGEST_PREFIX && prefix < first.length && first[prefix] === second[prefix]) prefix += 1;
  return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
}
