// Rows of values as a table for people: numbers end together, long cells are cut, and no cell breaks the line or shows
// a character that a terminal would obey.
import type { Json } from '../../../schemas/json.ts';
import { printable } from '../../printable.ts';

interface GridOptions {
  /** Columns of the terminal; undefined, or 0, where nobody cuts lines. */
  readonly width: number | undefined;
  /** Shows cells whole. */
  readonly isFull: boolean;
}

/** Characters of a cell, unless the terminal has room for less. */
const mostOfCell = 60;
/** A column is not made narrower than this; the line goes beyond the terminal then. */
const leastOfCell = 8;
const gap = '  ';

export function gridText(
  columns: readonly string[],
  rows: readonly (readonly Json[])[],
  { width, isFull }: GridOptions,
): string {
  const cells = [columns.map(cellText), ...rows.map((row) => row.map(cellText))];
  const widest = columns.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))));
  const widths = isFull ? widest : fitted(widest, width);
  const isNumeric = columns.map((_, column) => rows.every((row) => isNumber(row[column] ?? null)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => padded(cut(cell, widths[column] ?? 0), widths[column] ?? 0, isNumeric[column]))
        .join(gap)
        .trimEnd(),
    )
    .join('\n');
}

/** A number, or one with its unit, as reports have them. */
const isNumber = (value: Json): boolean =>
  value === null ||
  typeof value === 'number' ||
  (typeof value === 'string' && /^(?:-|[+-]?[\d.,]+(?: %| points)?)$/.test(value));

function cellText(value: Json): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(Math.round(value * 1e4) / 1e4);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return printable(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

/** Takes from the widest column until the line fits. */
function fitted(widest: readonly number[], width: number | undefined): number[] {
  const widths = widest.map((each) => Math.min(each, mostOfCell));
  if (!width) return widths;
  const total = (): number => widths.reduce((sum, each) => sum + each + gap.length, -gap.length);
  for (let over = total() - width; over > 0; over -= 1) {
    const most = Math.max(...widths);
    if (most <= leastOfCell) break;
    widths[widths.indexOf(most)] = most - 1;
  }
  return widths;
}

function cut(text: string, most: number): string {
  if (widthOf(text) <= most) return text;
  let shown = '';
  let used = 0;
  for (const character of text) {
    used += widthOf(character);
    if (used > most - 1) break;
    shown += character;
  }
  return `${shown}…`;
}

function padded(text: string, width: number, isRight = false): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return isRight ? `${space}${text}` : `${text}${space}`;
}

/** Characters of East Asian scripts and pictures, which take two columns. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
/** Marks on the character before, which take none. */
const mark = /\p{M}/u;

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += mark.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}
