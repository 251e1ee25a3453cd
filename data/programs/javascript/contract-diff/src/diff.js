/** @typedef {{ kind: 'same' | 'removed' | 'added', text: string }} Line */

/**
 * Compares two versions and keeps as many lines as possible: the longest common subsequence. Of several, it keeps
 * earlier lines of the old version, and where lines are replaced, the removed ones come before the added ones.
 *
 * @param {string[]} before
 * @param {string[]} after
 * @returns {Line[]} all lines of both versions in order; unchanged ones once
 */
export function diffLines(before, after) {
  // common[i][j]: how many lines the rests from i and from j have in common
  const common = Array.from({ length: before.length + 1 }, () => Array(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      common[i][j] =
        before[i] === after[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  /** @type {Line[]} */
  const lines = [];
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      lines.push({ kind: 'same', text: before[i] });
      i += 1;
      j += 1;
    } else if (common[i + 1][j] >= common[i][j + 1]) {
      lines.push({ kind: 'removed', text: before[i] });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: after[j] });
      j += 1;
    }
  }
  for (const text of before.slice(i)) lines.push({ kind: 'removed', text });
  for (const text of after.slice(j)) lines.push({ kind: 'added', text });
  return lines;
}
