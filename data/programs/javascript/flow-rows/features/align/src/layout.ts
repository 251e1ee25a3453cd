import { type Box, breakRows, GAP } from './rows.ts';

export interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Gives every box its place and size, in whole pixels from the top left corner. The rows of {@link breakRows}
 * follow each other from top to bottom with 8 pixels between them; each is as high as its highest box, and so are
 * all boxes in it. Boxes stand from left to right with 8 pixels between them. Spare width of a row is shared
 * among its growing boxes by their `grow`, rounded down; pixels that are left go one each to the first growing
 * boxes. A box that is wider than the table is shrunk to it. Boxes that do not fill their row are aligned; in the
 * middle, an odd pixel is left over on the right.
 *
 * @returns in the order of the boxes
 */
export function layOut(
  boxes: readonly Box[],
  tableWidth: number,
  align: 'left' | 'right' | 'centre' = 'left',
): Placed[] {
  const placed: Placed[] = [];
  let y = 0;
  for (const row of breakRows(boxes, tableWidth)) {
    const height = Math.max(...row.map((box) => box.height));
    const widths = widthsOf(row, tableWidth);
    const free = tableWidth - widths.reduce((sum, width) => sum + width, 0) - GAP * (row.length - 1);
    let x = { left: 0, right: free, centre: Math.floor(free / 2) }[align];
    for (const [index, width] of widths.entries()) {
      placed.push({ id: row[index].id, x, y, width, height });
      x += width + GAP;
    }
    y += height + GAP;
  }
  return placed;
}

function widthsOf(row: readonly Box[], tableWidth: number): number[] {
  const spare = tableWidth - row.reduce((sum, box) => sum + box.width, 0) - GAP * (row.length - 1);
  if (spare <= 0) return row.map((box) => Math.min(box.width, tableWidth));
  const total = row.reduce((sum, box) => sum + (box.grow ?? 0), 0);
  const extra = row.map((box) => (total === 0 ? 0 : Math.floor((spare * (box.grow ?? 0)) / total)));
  let left = total === 0 ? 0 : spare - extra.reduce((sum, pixels) => sum + pixels, 0);
  return row.map((box, index) => {
    const more = (box.grow ?? 0) > 0 && left > 0 ? 1 : 0;
    left -= more;
    return box.width + extra[index] + more;
  });
}
