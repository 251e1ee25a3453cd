import { parseAmount } from './amount.js';

/**
 * @typedef {{ date: string, cents: number, text: string }} Entry cents are negative for a debit
 * @typedef {{ account: string, number: number, opening: number, closing: number, entries: Entry[] }} Statement
 */

/**
 * Reads a statement. Each line begins with a tag between colons; lines without one continue the line before,
 * after a space.
 *
 *     :25:DE89370400440532013000
 *     :28:12
 *     :60F:C250301EUR1000,00
 *     :61:250303D45,5
 *     :86:Timber for
 *     the jetty
 *     :62F:C250303EUR954,50
 *
 * `:25:` is the account and `:28:` the number of the statement. Balances have `C` (credit) or `D` (debit, a
 * negative balance), a date (year of this century, month, day), a currency, and an amount. Entries (`:61:`) have
 * a date, `C` or `D`, and an amount, and may be followed by their text (`:86:`). Other tags are skipped with
 * their continuations.
 *
 * @param {string} text
 * @returns {Statement} dates as in 2025-03-01; an entry without text has an empty one
 * @throws {SyntaxError} if a balance, an entry, or an amount has another form (the message quotes it), if the
 *   account, the number, or a balance is missing (`There is no :25:.`, the first in the order of the example), or
 *   if a text comes without an entry
 */
export function parseStatement(text) {
  /** @type {Map<string, string>} */
  const fields = new Map();
  /** @type {Entry[]} */
  const entries = [];
  for (const { tag, value } of tagged(text)) {
    if (tag === '61') entries.push(parseEntry(value));
    else if (tag === '86') describe(entries, value);
    else fields.set(tag, value);
  }
  const missing = ['25', '28', '60F', '62F'].find((tag) => !fields.has(tag));
  if (missing !== undefined) throw new SyntaxError(`There is no :${missing}:.`);
  /** @type {(tag: string) => string} */
  const field = (tag) => String(fields.get(tag));
  return {
    account: field('25'),
    number: Number.parseInt(field('28'), 10),
    opening: parseBalance(field('60F')),
    closing: parseBalance(field('62F')),
    entries,
  };
}

/** @param {string} text */
function tagged(text) {
  /** @type {{ tag: string, value: string }[]} */
  const lines = [];
  for (const line of text.split('\n').map((part) => part.trim())) {
    const match = /^:(\w+):(.*)$/.exec(line);
    if (match) lines.push({ tag: match[1], value: match[2] });
    else if (line !== '' && lines.length > 0) lines[lines.length - 1].value += ` ${line}`;
  }
  return lines;
}

/** @param {string} value */
function parseBalance(value) {
  const match = /^([CD])\d{6}[A-Z]{3}(.*)$/.exec(value);
  if (!match) throw new SyntaxError(`"${value}" is not a balance.`);
  return signed(match[1], match[2]);
}

/**
 * @param {string} value
 * @returns {Entry}
 */
function parseEntry(value) {
  const match = /^(\d\d)(\d\d)(\d\d)([CD])(.*)$/.exec(value);
  if (!match) throw new SyntaxError(`"${value}" is not an entry.`);
  const [, year, month, day, side, amount] = match;
  return { date: `20${year}-${month}-${day}`, cents: signed(side, amount), text: '' };
}

/**
 * @param {string} side
 * @param {string} amount
 */
function signed(side, amount) {
  const cents = parseAmount(amount);
  return side === 'D' && cents > 0 ? -cents : cents;
}

/**
 * @param {Entry[]} entries
 * @param {string} value
 */
function describe(entries, value) {
  const last = entries[entries.length - 1];
  if (last?.text !== '') throw new SyntaxError(`The text "${value}" belongs to no entry.`);
  last.text = value;
}
