/**
 * @typedef {{ row: number, seat: number }} Seat both from 1; row 1 is next to the stage
 * @typedef {{ rows: number, seats: number }} Hall every row has the same number of seats
 */

/**
 * Finds the best free seats side by side in one row. The best seats have the smallest distance, which is the
 * distance of their middle from the middle of the row, plus two for every row that lies between theirs and the
 * best row. The best row is the middle one, or of two middle ones the one nearer to the stage. Of equal
 * distances, the row nearer to the stage wins, then the lower seat.
 *
 * @param {Hall} hall
 * @param {number} count how many seats, at least 1
 * @param {(seat: Seat) => boolean} isFree
 * @returns {Seat[] | undefined} from the lowest seat up; undefined if no row has enough free seats side by side
 */
export function bestSeats(hall, count, isFree) {
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
      best = seats;
      shortest = distance;
    }
  }
  return best;
}
