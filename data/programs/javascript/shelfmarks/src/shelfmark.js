/**
 * @typedef {object} Shelfmark
 * @property {string} text as it was given
 * @property {string} subject one to three capital letters
 * @property {string} number digits, with or without a decimal point
 * @property {string} author a letter and digits that are read as decimal places
 * @property {number} year 0 if there is none
 * @property {number} copy 1 if it is not said
 */

/**
 * Reads a shelfmark such as `QB 12.45 K37 1998 c.2`: a class of one to three letters, a number, the author's mark
 * (a letter and digits), and then a year of four digits and a copy, if there are any. Letters may have any case,
 * and white space separates the parts.
 *
 * @param {string} text
 * @returns {Shelfmark}
 * @throws {SyntaxError} that quotes the text if it is no shelfmark
 */
export function parseShelfmark(text) {
  const match = /^([A-Z]{1,3})\s+(\d+(?:\.\d+)?)\s+([A-Z]\d+)(?:\s+(\d{4}))?(?:\s+C\.([1-9]\d*))?$/.exec(
    text.trim().toUpperCase(),
  );
  if (!match) throw new SyntaxError(`"${text}" is not a shelfmark.`);
  const [, subject, number, author, year, copy] = match;
  return { text, subject, number, author, year: Number(year ?? 0), copy: Number(copy ?? 1) };
}

/**
 * Compares two shelfmarks in shelf order: by class as text; by number, numerically (12.5 comes before 12.6, and
 * 12.45 before 12.5); by the letter of the author's mark, then its digits as decimal places (K3 before K37 before
 * K4); by year, books without one first; and by copy.
 *
 * @param {Shelfmark} a
 * @param {Shelfmark} b
 * @returns {number} below 0 if `a` stands before `b`, above 0 if after it, and 0 if they are equal
 */
export function compareShelfmarks(a, b) {
  return (
    compare(a.subject, b.subject) ||
    Number(a.number) - Number(b.number) ||
    compare(a.author.replace(/0+$/, ''), b.author.replace(/0+$/, '')) ||
    a.year - b.year ||
    a.copy - b.copy
  );
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
