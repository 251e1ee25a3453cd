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
 * votes gets no seat, so seats stay empty if nobody has votes. With a threshold, lists with a smaller share of
 * all votes get no seat either.
 *
 * @param {Map<string, number>} votes
 * @param {number} seats
 * @param {{ method?: 'dhondt' | 'sainte-lague', threshold?: number }} [options] `dhondt` if no method is given; the
 *   threshold is a percentage
 * @returns {Map<string, number>} the seats of every list, in the same order
 * @throws {RangeError} if the number of seats is not a whole number, or negative
 */
export function shareSeats(votes, seats, { method = 'dhondt', threshold = 0 } = {}) {
  if (!Number.isInteger(seats) || seats < 0) throw new RangeError(`A council cannot have ${seats} seats.`);
  const total = [...votes.values()].reduce((sum, count) => sum + count, 0);
  const shares = [...votes].map(([list, count]) => ({ list, count, seats: 0 }));
  for (let seat = 0; seat < seats; seat += 1) {
    const winner = shares
      .filter(({ count }) => count > 0 && count * 100 >= total * threshold)
      .map((share) => ({ share, quotient: share.count / DIVISORS[method](share.seats) }))
      .sort((a, b) => b.quotient - a.quotient || b.share.count - a.share.count)[0];
    if (winner) winner.share.seats += 1;
  }
  return new Map(shares.map((share) => [share.list, share.seats]));
}
