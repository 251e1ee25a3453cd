import { STITCHES } from './stitches.js';

/**
 * @typedef {{ name: string, takes: number, leaves: number }} Step one stitch, or `k` and `p` several times
 * @typedef {{ before: Step[], repeat: Step[], after: Step[] }} Row `repeat` is empty in a row without asterisks
 */

/**
 * Reads a row such as `k2, *yo, k2tog*, k2`. Stitches are separated by commas and named in any case. `k5` and
 * `p5` stand for five stitches, other stitches take no number. What stands between two asterisks is repeated as
 * often as the needle allows; a row has at most one such part, and it is not empty.
 *
 * @param {string} text
 * @returns {Row}
 * @throws {SyntaxError} that names the unknown stitch, or says what is wrong with the asterisks
 */
export function parseRow(text) {
  const parts = text.split('*');
  if (parts.length !== 1 && parts.length !== 3)
    throw new SyntaxError('A row has no asterisks or exactly two.');
  const [before, repeat = [], after = []] = parts.map(parseSteps);
  if (parts.length === 3 && repeat.length === 0)
    throw new SyntaxError('There is nothing between the asterisks.');
  return { before, repeat, after };
}

/**
 * @param {string} text
 * @returns {Step[]}
 */
function parseSteps(text) {
  return text
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '')
    .map((name) => {
      const counted = /^([kp])([1-9]\d*)$/.exec(name);
      if (counted) return { name, takes: Number(counted[2]), leaves: Number(counted[2]) };
      if (!Object.hasOwn(STITCHES, name)) throw new SyntaxError(`There is no stitch "${name}".`);
      return { name, ...STITCHES[name] };
    });
}

/**
 * Knits a row. The part between asterisks is knitted as often as it fits between the stitches before and after it, at
 * least once, and must come out even.
 *
 * @param {Row} row
 * @param {number} onNeedle stitches on the needle before the row
 * @returns {{ stitches: number, repeats: number }} stitches after the row, and how often the repeat was knitted
 *   (0 in a row without one)
 * @throws {RangeError} if stitches are left over or missing; the message says how many the row needs or how large its
 *   repeat is, as in `The row takes 12 stitches, but 14 are on the needle.` and
 *   `13 stitches do not divide into repeats of 4 after 2 at the edges.`
 */
export function knitRow(row, onNeedle) {
  const edges = total([...row.before, ...row.after], 'takes');
  const leaves = total([...row.before, ...row.after], 'leaves');
  if (row.repeat.length === 0) {
    if (edges !== onNeedle) {
      throw new RangeError(`The row takes ${edges} stitches, but ${onNeedle} are on the needle.`);
    }
    return { stitches: leaves, repeats: 0 };
  }
  const size = total(row.repeat, 'takes');
  const repeats = (onNeedle - edges) / size;
  if (!Number.isInteger(repeats) || repeats < 1) {
    throw new RangeError(
      `${onNeedle} stitches do not divide into repeats of ${size} after ${edges} at the edges.`,
    );
  }
  return { stitches: leaves + repeats * total(row.repeat, 'leaves'), repeats };
}

/**
 * @param {Step[]} steps
 * @param {'takes' | 'leaves'} side
 */
function total(steps, side) {
  return steps.reduce((sum, step) => sum + step[side], 0);
}
