import { checkLoan } from './validation.js';

/**
 * @typedef {{ id: string, object: string, borrower: string, from: string, to: string }} Loan dates inclusive
 * @typedef {{ loans: Loan[], lastNumber: number }} Desk
 * @typedef {{ method: string, path: string, body?: string }} Request
 * @typedef {{ status: number, headers: Record<string, string>, body: string }} Response bodies are JSON or empty
 */

/** @type {Desk} */
export const EMPTY = { loans: [], lastNumber: 0 };

/**
 * Answers a request. The state that is given stays as it is.
 *
 * - `GET /loans`: 200 with all loans, sorted by first day, then by ID.
 * - `POST /loans`: takes `object`, `borrower`, `from`, and `to`; other properties are dropped. 400 with
 *   `{ "problems": [...] }` if the body is not JSON (`the body must be JSON`) or {@link checkLoan} finds
 *   problems; 409 with `{ "conflict": ID }` if the object is lent on one of these days (the ID of the loan that
 *   was made first); otherwise 201 with the loan and a `location` header. IDs are `L-` and a number with at least
 *   four digits, which is never used again.
 * - `GET /loans/ID`: 200 with the loan. `DELETE /loans/ID`: 204. Both: 404 if there is none.
 * - 405 with an `allow` header for other methods on these paths (methods in the order of this list), 404 for
 *   other paths.
 *
 * Answers with 404 and 405 have no body; those with a body have the content type `application/json`.
 *
 * @param {Desk} desk
 * @param {Request} request
 * @returns {{ response: Response, desk: Desk }} the desk is the same object if nothing changed
 */
export function handle(desk, { method, path, body = '' }) {
  if (path === '/loans') {
    if (method === 'GET') return { response: json(200, [...desk.loans].sort(byDay)), desk };
    return method === 'POST' ? create(desk, body) : { response: empty(405, { allow: 'GET, POST' }), desk };
  }
  const id = /^\/loans\/([^/]+)$/.exec(path)?.[1];
  if (id === undefined) return { response: empty(404), desk };
  if (method !== 'GET' && method !== 'DELETE')
    return { response: empty(405, { allow: 'GET, DELETE' }), desk };
  const loan = desk.loans.find((candidate) => candidate.id === id);
  if (!loan) return { response: empty(404), desk };
  if (method === 'GET') return { response: json(200, loan), desk };
  return { response: empty(204), desk: { ...desk, loans: desk.loans.filter((other) => other !== loan) } };
}

/**
 * @param {Desk} desk
 * @param {string} body
 */
function create(desk, body) {
  const parsed = parseJson(body);
  const problems = parsed === undefined ? ['the body must be JSON'] : checkLoan(parsed);
  if (problems.length > 0) return { response: json(400, { problems }), desk };
  const { object, borrower, from, to } = /** @type {Omit<Loan, 'id'>} */ (parsed);
  const conflict = desk.loans.find((loan) => loan.object === object && loan.from <= to && from <= loan.to);
  if (conflict) return { response: json(409, { conflict: conflict.id }), desk };
  const lastNumber = desk.lastNumber + 1;
  const loan = { id: `L-${String(lastNumber).padStart(4, '0')}`, object, borrower, from, to };
  const response = json(201, loan);
  response.headers.location = `/loans/${loan.id}`;
  return { response, desk: { loans: [...desk.loans, loan], lastNumber } };
}

/**
 * @param {string} text
 * @returns {unknown} undefined if the text is not JSON
 */
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {Loan} a
 * @param {Loan} b
 */
function byDay(a, b) {
  const [first, second] = [a, b].map(({ from, id }) => `${from} ${id.slice(2).padStart(9, '0')}`);
  return first < second ? -1 : 1;
}

/**
 * @param {number} status
 * @param {unknown} value
 * @returns {Response}
 */
function json(status, value) {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

/**
 * @param {number} status
 * @param {Record<string, string>} [headers]
 * @returns {Response}
 */
function empty(status, headers = {}) {
  return { status, headers, body: '' };
}
