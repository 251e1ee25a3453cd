/** Days between the first and the last day of a loan, at most; longer loans need a contract. */
export const LONGEST = 180;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Lists what is wrong with the body of a new loan: `object must be a text` and `borrower must be a text` (not
 * empty), `from must be a date` and `to must be a date` (such as 2025-03-31, and in the calendar), and if these
 * are right, `to must not be before from` or `the loan is longer than 180 days` (the day after from is the first
 * of these days).
 *
 * @param {unknown} body
 * @returns {string[]} in this order; empty if all is well; `the body must be an object` alone if it is none
 */
export function checkLoan(body) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return ['the body must be an object'];
  const loan = /** @type {Record<string, unknown>} */ (body);
  const problems = ['object', 'borrower']
    .filter((key) => typeof loan[key] !== 'string' || loan[key] === '')
    .map((key) => `${key} must be a text`);
  const wrongDates = ['from', 'to'].filter((key) => !isDate(loan[key]));
  problems.push(...wrongDates.map((key) => `${key} must be a date`));
  if (wrongDates.length > 0) return problems;
  const days = (Date.parse(String(loan.to)) - Date.parse(String(loan.from))) / 86_400_000;
  if (days < 0) problems.push('to must not be before from');
  if (days > LONGEST) problems.push(`the loan is longer than ${LONGEST} days`);
  return problems;
}

/** @param {unknown} value */
function isDate(value) {
  if (typeof value !== 'string' || !DATE.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
