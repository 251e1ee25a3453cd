/**
 * Reads an amount such as `1234,5` (1234.50) into cents: digits, a comma, and up to two decimal places. The comma
 * is needed.
 *
 * @param {string} text
 * @returns {number}
 * @throws {SyntaxError} if the text is not like that
 */
export function parseAmount(text) {
  const match = /^(\d+),(\d{0,2})$/.exec(text);
  if (!match) throw new SyntaxError(`"${text}" is not an amount.`);
  return Number(match[1]) * 100 + Number(match[2].padEnd(2, '0'));
}
