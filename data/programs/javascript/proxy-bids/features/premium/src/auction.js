import { increment } from './increments.js';

/** A bid within the last minutes extends the auction, so that others can answer. */
const LATE = { within: 3, extension: 5 };

/** @typedef {{ bidder: string, limit: number }} Proxy */

/** One lot. Amounts are whole euros, times are minutes. */
export class Auction {
  #start;
  #reserve;
  #ends;
  /** @type {Proxy | undefined} */
  #leader;
  #price = 0;

  /**
   * @param {{ start: number, reserve?: number, ends: number }} terms the first price, the least for which it is
   *   sold (the start if it is not given), and the minute from which no bids are taken
   */
  constructor({ start, reserve = start, ends }) {
    this.#start = start;
    this.#reserve = reserve;
    this.#ends = ends;
  }

  /** The state for everybody to see; the price is 0 before the first bid. Limits are secret. */
  get board() {
    return { leader: this.#leader?.bidder, price: this.#price, ends: this.#ends };
  }

  /** The least that a bidder who does not lead can name. */
  get minimum() {
    return this.#leader ? this.#price + increment(this.#price) : this.#start;
  }

  /**
   * What the leader would have to pay now: the price plus a premium of 20 percent of the part up to 1000 euros
   * and 12 percent of the rest, rounded up to whole euros; undefined as long as nobody leads or the reserve is
   * not reached.
   */
  get total() {
    if (!this.#leader || this.#price < this.#reserve) return undefined;
    const hundredths = Math.min(this.#price, 1000) * 20 + Math.max(0, this.#price - 1000) * 12;
    return this.#price + Math.ceil(hundredths / 100);
  }

  /**
   * Takes the highest price that a bidder would pay.
   *
   * - The first bidder leads at the start price.
   * - The leader may raise his own limit, which does not change the price.
   * - Of two limits the higher one leads, the earlier one if they are equal. The price becomes the lower limit
   *   plus its increment, but not more than the higher limit.
   * - A leader whose limit reaches the reserve pays at least the reserve.
   * - A bid, by whomever, in the last 3 minutes moves the end to 5 minutes after it.
   *
   * @param {string} bidder
   * @param {number} limit
   * @param {number} minute
   * @returns {'leads' | 'outbid' | 'too low' | 'too late'} `too low` below {@link minimum}, or for a leader who
   *   does not name more than before; then, and from the end on, nothing changes
   */
  bid(bidder, limit, minute) {
    if (minute >= this.#ends) return 'too late';
    const leader = this.#leader;
    const isLeader = leader?.bidder === bidder;
    if (isLeader ? limit <= leader.limit : limit < this.minimum) return 'too low';
    if (minute >= this.#ends - LATE.within) this.#ends = minute + LATE.extension;
    if (!leader) this.#lead({ bidder, limit }, this.#start);
    else if (isLeader) this.#lead({ bidder, limit }, this.#price);
    else if (limit > leader.limit) this.#lead({ bidder, limit }, leader.limit + increment(leader.limit));
    else this.#lead(leader, limit + increment(limit));
    return this.#leader?.bidder === bidder ? 'leads' : 'outbid';
  }

  /**
   * Ends the auction.
   *
   * @returns {{ buyer: string | undefined, price: number }} no buyer, and the last price, if the reserve was not
   *   reached
   */
  close() {
    this.#ends = Number.NEGATIVE_INFINITY;
    return { buyer: this.#price >= this.#reserve ? this.#leader?.bidder : undefined, price: this.#price };
  }

  /**
   * @param {Proxy} leader
   * @param {number} price
   */
  #lead(leader, price) {
    this.#leader = leader;
    const due = leader.limit >= this.#reserve ? Math.max(price, this.#reserve) : price;
    this.#price = Math.min(leader.limit, due);
  }
}
