import { bestSeats } from './seating.js';

/** Minutes for which a hold keeps its seats. */
export const HOLD_MINUTES = 8;

/** The largest group that may book without a call. */
export const LARGEST_GROUP = 10;

/** @typedef {import('./seating.js').Seat} Seat */
/** @typedef {{ id: number, seats: Seat[], until: number, sold: boolean }} Booking */

/** Sells the seats of one performance. */
export class BoxOffice {
  #hall;
  #now;
  /** @type {Map<number, Booking>} */
  #bookings = new Map();
  #nextId = 1;

  /**
   * @param {import('./seating.js').Hall} hall
   * @param {() => number} now the clock, in minutes
   */
  constructor(hall, now) {
    this.#hall = hall;
    this.#now = now;
  }

  /**
   * Holds the best free seats for {@link HOLD_MINUTES}. Seats are free if they are neither sold nor held; the
   * seats of a hold are free again from the minute in which it ends.
   *
   * @param {number} count
   * @returns {{ id: number, seats: Seat[], until: number } | undefined} IDs count from 1; undefined, without using an
   *   ID, if there are not enough seats side by side
   * @throws {RangeError} if the count is not a whole number from 1 to {@link LARGEST_GROUP}
   */
  hold(count) {
    if (!Number.isInteger(count) || count < 1 || count > LARGEST_GROUP) {
      throw new RangeError(`A group has 1 to ${LARGEST_GROUP} people, and not ${count}.`);
    }
    const seats = bestSeats(this.#hall, count, (seat) => !this.#isTaken(seat));
    if (!seats) return undefined;
    const booking = { id: this.#nextId, seats, until: this.#now() + HOLD_MINUTES, sold: false };
    this.#nextId += 1;
    this.#bookings.set(booking.id, booking);
    return { id: booking.id, seats, until: booking.until };
  }

  /**
   * Sells the seats of a hold.
   *
   * @param {number} id
   * @returns {'sold' | 'expired' | 'unknown'} `sold` also if it was sold before; `expired` from the minute in
   *   which the hold ended; `unknown` for an ID that was never given or that was released
   */
  sell(id) {
    const booking = this.#bookings.get(id);
    if (!booking) return 'unknown';
    if (!booking.sold && booking.until <= this.#now()) return 'expired';
    booking.sold = true;
    return 'sold';
  }

  /**
   * Gives the seats of a hold back before it ends.
   *
   * @param {number} id
   * @returns {boolean} false, without any effect, if the ID is unknown or its seats are sold
   */
  release(id) {
    if (this.#bookings.get(id)?.sold !== false) return false;
    return this.#bookings.delete(id);
  }

  /** @returns {number} how many seats are neither sold nor held */
  freeSeats() {
    let taken = 0;
    for (const booking of this.#bookings.values()) if (this.#isActive(booking)) taken += booking.seats.length;
    return this.#hall.rows * this.#hall.seats - taken;
  }

  /** @param {Booking} booking */
  #isActive(booking) {
    return booking.sold || booking.until > this.#now();
  }

  /** @param {Seat} wanted */
  #isTaken(wanted) {
    return [...this.#bookings.values()].some(
      (booking) =>
        this.#isActive(booking) &&
        booking.seats.some((seat) => seat.row === wanted.row && seat.seat === wanted.seat),
    );
  }
}
