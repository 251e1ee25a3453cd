import { knitRow, parseRow } from './row.js';

/**
 * Knits the rows of a pattern one after another, from the stitches that were cast on.
 *
 * @param {number} castOn
 * @param {string[]} rows
 * @returns {{ counts: number[], problem: string | undefined }} the stitches on the needle after each row; if a
 *   row does not work out, the counts end before it, and `problem` is its number (from 1) and the reason, as in
 *   `Row 2: There is no stitch "kx".`
 */
export function checkPattern(castOn, rows) {
  /** @type {number[]} */
  const counts = [];
  let onNeedle = castOn;
  for (const text of rows) {
    try {
      onNeedle = knitRow(parseRow(text), onNeedle).stitches;
    } catch (error) {
      return { counts, problem: `Row ${counts.length + 1}: ${/** @type {Error} */ (error).message}` };
    }
    counts.push(onNeedle);
  }
  return { counts, problem: undefined };
}
