import { justify } from './justify.ts';
import { wrap } from './wrap.ts';

const GUTTER = '   ';

/**
 * Sets an article in columns of equal width with three spaces between them. The lines are wrapped and justified,
 * except for the last one of each paragraph. The columns are filled one after another and are equally long, but
 * the last ones may be shorter or empty: with n lines, each takes n divided by the number of columns, rounded up.
 * An empty line does not stand at the top of a column; it is left out there, and the column takes the next line
 * instead.
 *
 * @param columns at least 1
 * @returns the rows of the page, without spaces at their ends
 */
export function setColumns(article: string, columns: number, width: number): string[] {
  const lines = wrap(article, width).map(({ text, isLast }) => (isLast ? text : justify(text, width)));
  const height = Math.ceil(lines.length / columns);
  const page: string[][] = [];
  for (let column = 0; column < columns; column += 1) {
    if (lines[0] === '') lines.shift();
    page.push(lines.splice(0, height));
  }
  return Array.from({ length: height }, (_, row) =>
    page
      .map((column) => (column[row] ?? '').padEnd(width))
      .join(GUTTER)
      .trimEnd(),
  );
}
