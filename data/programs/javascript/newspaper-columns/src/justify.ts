/**
 * Stretches a line to its width by adding spaces between its words, as evenly as possible; where that is not
 * possible, the gaps on the left are one space wider. A line of one word, an empty one, and one that is too long
 * are returned as they are.
 */
export function justify(line: string, width: number): string {
  const words = line.split(' ');
  const gaps = words.length - 1;
  const missing = width - line.length;
  if (gaps === 0 || missing <= 0) return line;
  return words
    .map((word, index) =>
      index === gaps
        ? word
        : word + ' '.repeat(1 + Math.floor(missing / gaps) + (index < missing % gaps ? 1 : 0)),
    )
    .join('');
}
