/** @typedef {import('./diff.js').Line} Line */

const SIGNS = { same: ' ', removed: '-', added: '+' };

/**
 * Writes the changes. Each line has a sign before it: a space if it is unchanged, `-` if it was removed, and `+`
 * if it was added. Only `context` unchanged lines are written around a change. Where lines are left out, and at
 * the beginning of the first block if lines before it are left out, a heading says where the block begins in the
 * old version: `@ line 7`. Blocks whose unchanged lines meet are written as one.
 *
 * @param {Line[]} lines as {@link import('./diff.js').diffLines} returns them
 * @param {number} [context]
 * @returns {string[]} empty if nothing changed
 */
export function formatChanges(lines, context = 2) {
  const isNear = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ kind }) => kind !== 'same'),
  );
  /** @type {string[]} */
  const output = [];
  let oldLine = 1;
  let isOutside = false;
  for (const [index, { kind, text }] of lines.entries()) {
    if (isNear[index]) {
      if (isOutside) output.push(`@ line ${oldLine}`);
      output.push(`${SIGNS[kind]}${text}`);
    }
    isOutside = !isNear[index];
    if (kind !== 'added') oldLine += 1;
  }
  return output;
}
