/** @typedef {import('./statement.js').Statement} Statement */

/**
 * Lists what does not add up in the statements of one account, in the given order: `12: 3 cents missing` if the
 * closing balance is not the opening one and all entries together (`too much` if it is higher),
 * `13 does not follow 11` if a number is not the one before plus one, and `13: opens with another balance` if the
 * opening balance is not the closing one of the statement before. For each statement, what concerns the one
 * before comes first.
 *
 * @param {Statement[]} statements
 * @returns {string[]}
 */
export function checkStatement(statements) {
  return statements.flatMap(({ number, opening, closing, entries }, index) => {
    const problems = [];
    const before = statements[index - 1];
    if (before && number !== before.number + 1) problems.push(`${number} does not follow ${before.number}`);
    if (before && opening !== before.closing) problems.push(`${number}: opens with another balance`);
    const difference = closing - entries.reduce((sum, { cents }) => sum + cents, opening);
    if (difference < 0) problems.push(`${number}: ${-difference} cents missing`);
    if (difference > 0) problems.push(`${number}: ${difference} cents too much`);
    return problems;
  });
}
