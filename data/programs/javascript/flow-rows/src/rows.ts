export interface Box {
  readonly id: string;
  /** Wanted size in pixels; whole numbers above 0. */
  readonly width: number;
  readonly height: number;
  /** The share of spare width that the box takes; 0 or left out for none. */
  readonly grow?: number;
}

/** Pixels between two boxes, and between two rows. */
export const GAP = 8;

/**
 * Breaks boxes into rows, in their order: a box goes to the same row as the one before if all boxes of the row,
 * with gaps of 8 pixels between them, fit into the width. A box that is wider than the width has a row of its
 * own.
 */
export function breakRows(boxes: readonly Box[], width: number): Box[][] {
  const rows: Box[][] = [];
  let used = 0;
  for (const box of boxes) {
    if (rows.length > 0 && used + GAP + box.width <= width) {
      rows[rows.length - 1].push(box);
      used += GAP + box.width;
    } else {
      rows.push([box]);
      used = box.width;
    }
  }
  return rows;
}
