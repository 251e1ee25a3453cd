/**
 * @typedef {{ row: number, seat: number }} Seat both from 1; row 1 is next to the stage
 * @typedef {{ rows: number, seats: number }} Hall every row has the same number of seats
 */

/**
 * Finds the best free seats side by side in one row. The best seats have the smallest distance, which is the
 * distance of their middle from the middle of the row, plus two for every row that lies between theirs and the
 * best row. The best row is the middle one, or of two middle ones the one nearer to the stage. Of equal
 * distances, the row nearer to the stage wins, then the lower seat. With `avoidGaps`, seats that would leave
 * exactly one free seat between them and a taken seat or the end of the row are chosen only if there are no
 * others.
 *
 * @param {Hall} hall
 * @param {number} count how many seats, at least 1
 * @param {(seat: Seat) => boolean} isFree
 * @param {boolean} [avoidGaps]
 * @returns {Seat[] | undefined} from the lowest seat up; undefined if no row has enough free seats side by side
 */
export function bestSeats(hall, count, isFree, avoidGaps = false) {
  return choose(hall, count, isFree, avoidGaps) ?? choose(hall, count, isFree, false);
}

/**
 * @param {Hall} hall
 * @param {number} count
 * @param {(seat: Seat) => boolean} isFree
 * @param {boolean} avoidGaps
 * @returns {Seat[] | undefined}
 */
function choose(hall, count, isFree, avoidGaps) {
  /** @type {(row: number, seat: number) => boolean} */
  const isOpen = (row, seat) => seat >= 1 && seat <= hall.seats && isFree({ row, seat });
  const bestRow = Math.ceil(hall.rows / 2);
  const middle = (hall.seats + 1) / 2;
  let best;
  let shortest = Number.POSITIVE_INFINITY;
  for (let row = 1; row <= hall.rows; row += 1) {
    for (let first = 1; first + count - 1 <= hall.seats; first += 1) {
      const distance = Math.abs(first + (count - 1) / 2 - middle) + 2 * Math.abs(row - bestRow);
      if (distance >= shortest) continue;
      const seats = Array.from({ length: count }, (_, index) => ({ row, seat: first + index }));
      if (!seats.every(isFree)) continue;
      const last = first + count - 1;
      const leavesGap =
        (isOpen(row, first - 1) && !isOpen(row, first - 2)) ||
        (isOpen(row, last + 1) && !isOpen(row, last + 2));
      if (avoidGaps && leavesGap) continue;
      best = seats;
      shortest = distance;
    }
  }
  return best;
}
