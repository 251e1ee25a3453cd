import { pauseAfter } from './backoff.js';

/** A delivery that has failed so often is given up. */
const MOST_TRIES = 6;

/** An endpoint that fails so often in a row, with any deliveries, is left alone for so many seconds. */
const BREAKER = { failures: 5, seconds: 900 };

/** @typedef {{ id: string, endpoint: string, failures: number, nextTry: number }} Delivery */
/** @typedef {'waiting' | 'delivered' | 'given up' | 'unknown'} State */

/** Plans deliveries. Times are seconds. */
export class Deliveries {
  #random;
  /** @type {Map<string, Delivery>} */
  #waiting = new Map();
  /** @type {Map<string, State>} */
  #finished = new Map();
  /** @type {Map<string, { failures: number, closedUntil: number }>} */
  #endpoints = new Map();

  /** @param {() => number} random numbers from 0 up to, but not including, 1 */
  constructor(random) {
    this.#random = random;
  }

  /**
   * Adds a delivery, which is due at once.
   *
   * @param {string} id
   * @param {string} endpoint
   * @param {number} now
   * @throws {Error} if the ID was used before
   */
  add(id, endpoint, now) {
    if (this.state(id) !== 'unknown') throw new Error(`The delivery ${id} exists already.`);
    this.#waiting.set(id, { id, endpoint, failures: 0, nextTry: now });
  }

  /**
   * Lists the deliveries that must be tried now, by the time at which they became due, then in the order in which
   * they were added. Deliveries to an endpoint that is left alone are not listed.
   *
   * @param {number} now
   * @returns {{ id: string, endpoint: string }[]}
   */
  due(now) {
    return [...this.#waiting.values()]
      .filter(
        ({ endpoint, nextTry }) => nextTry <= now && (this.#endpoints.get(endpoint)?.closedUntil ?? 0) <= now,
      )
      .sort((a, b) => a.nextTry - b.nextTry)
      .map(({ id, endpoint }) => ({ id, endpoint }));
  }

  /**
   * Takes the result of a try. A success finishes the delivery and ends the endpoint's row of failures. A failure
   * plans the next try after {@link pauseAfter}, with one random number; the sixth one gives the delivery up,
   * without a random number. When an endpoint has failed five times in a row, it is left alone for 900 seconds,
   * and the row begins anew.
   *
   * @param {string} id
   * @param {boolean} isDelivered
   * @param {number} now
   * @returns {State} of the delivery after the try; a delivery that is not waiting stays as it is
   */
  report(id, isDelivered, now) {
    const delivery = this.#waiting.get(id);
    if (!delivery) return this.state(id);
    const endpoint = this.#endpoints.get(delivery.endpoint) ?? { failures: 0, closedUntil: 0 };
    this.#endpoints.set(delivery.endpoint, endpoint);
    if (isDelivered) {
      endpoint.failures = 0;
      return this.#finish(id, 'delivered');
    }
    endpoint.failures += 1;
    if (endpoint.failures === BREAKER.failures) {
      endpoint.failures = 0;
      endpoint.closedUntil = now + BREAKER.seconds;
    }
    delivery.failures += 1;
    if (delivery.failures === MOST_TRIES) return this.#finish(id, 'given up');
    delivery.nextTry = now + pauseAfter(delivery.failures, this.#random());
    return 'waiting';
  }

  /**
   * @param {string} id
   * @returns {State}
   */
  state(id) {
    return this.#waiting.has(id) ? 'waiting' : (this.#finished.get(id) ?? 'unknown');
  }

  /**
   * @param {string} id
   * @param {State} state
   */
  #finish(id, state) {
    this.#waiting.delete(id);
    this.#finished.set(id, state);
    return state;
  }
}
