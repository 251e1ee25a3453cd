// How two values differ, as node:assert says it.
import { inspect } from './inspect.js';

/** Short values on one line; long ones line by line, with + for what is there and - for what should be. */
export function difference(actual, expected) {
  const [one, other] = [inspect(actual), inspect(expected)];
  if (one === other) return `\n${one}\n\nValues have same structure but are not reference-equal`;
  if (!one.includes('\n') && !other.includes('\n') && one.length + other.length < 60)
    return `\n${one} !== ${other}\n`;
  return `+ actual - expected\n\n${changes(one.split('\n'), other.split('\n')).join('\n')}\n`;
}

/** By the longest common subsequence of lines. */
function changes(lines, others) {
  const lengths = commonLengths(lines, others);
  const said = [];
  let [i, j] = [0, 0];
  while (i < lines.length || j < others.length) {
    const takesOther = i === lines.length || (j < others.length && lengths[i + 1][j] < lengths[i][j + 1]);
    if (i < lines.length && j < others.length && lines[i] === others[j]) {
      said.push(`  ${lines[i]}`);
      i += 1;
      j += 1;
    } else if (takesOther) {
      said.push(`- ${others[j]}`);
      j += 1;
    } else {
      said.push(`+ ${lines[i]}`);
      i += 1;
    }
  }
  return said;
}

/** How many lines are common from each pair of lines on. */
function commonLengths(lines, others) {
  const lengths = Array.from({ length: lines.length + 1 }, () => new Array(others.length + 1).fill(0));
  for (let i = lines.length - 1; i >= 0; i -= 1)
    for (let j = others.length - 1; j >= 0; j -= 1)
      lengths[i][j] =
        lines[i] === others[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  return lengths;
}
