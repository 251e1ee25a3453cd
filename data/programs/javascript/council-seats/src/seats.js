/**
 * The divisor of a list that has so many seats already.
 *
 * @type {Record<string, (seats: number) => number>}
 */
const DIVISORS = {
  dhondt: (seats) => seats + 1,
  'sainte-lague': (seats) => 2 * seats + 1,
};

/**
 * Shares seats among lists, one after another: each goes to the list with the largest quotient of its votes and
 * its divisor. With the method `dhondt` the divisors are 1, 2, 3, and so on; with `sainte-lague` they are 1, 3,
 * 5, and so on. Of equal quotients, the list with more votes wins, then the one that comes first. A list without
 * votes gets no seat, so seats stay empty if nobody has votes.
 *
 * @param {Map<string, number>} votes
 * @param {number} seats
 * @param {{ method?: 'dhondt' | 'sainte-lague' }} [options] `dhondt` if it is not given
 * @returns {Map<string, number>} the seats of every list, in the same order
 * @throws {RangeError} if the number of seats is not a whole number, or negative
 */
export function shareSeats(votes, seats, { method = 'dhondt' } = {}) {
  if (!Number.isInteger(seats) || seats < 0) throw new RangeError(`A council cannot have ${seats} seats.`);
  const shares = [...votes].map(([list, count]) => ({ list, count, seats: 0 }));
  for (let seat = 0; seat < seats; seat += 1) {
    const winner = shares
      .filter(({ count }) => count > 0)
      .map((share) => ({ share, quotient: share.count / DIVISORS[method](share.seats) }))
      .sort((a, b) => b.quotient - a.quotient || b.share.count - a.share.count)[0];
    if (winner) winner.share.seats += 1;
  }
  return new Map(shares.map((share) => [share.list, share.seats]));
}
