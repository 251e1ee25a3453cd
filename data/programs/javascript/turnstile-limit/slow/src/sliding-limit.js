/** Admits at most so many uses of each key within any span of the window's length. */
export class SlidingLimit {
  #uses;
  #seconds;
  #log;

  /**
   * @param {number} uses how many uses fit into a window; at least 1
   * @param {number} seconds the length of the window
   * @param {Map<string, number[]>} [log] the times of admitted uses by key, oldest first; only to be given to
   *   share it
   */
  constructor(uses, seconds, log = new Map()) {
    this.#uses = uses;
    this.#seconds = seconds;
    this.#log = log;
  }

  /**
   * Admits or refuses a use. A use counts for the length of the window: one at second 100 no longer counts at
   * second 160 in a window of 60 seconds. Refused uses do not count.
   *
   * @param {string} key
   * @param {number} now in seconds; never less than in earlier calls
   * @returns {{ admitted: boolean, left: number, retryIn: number }} `left` is how many more uses the window has
   *   room for now, and `retryIn` the seconds until the next use is possible, 0 if it is now
   */
  take(key, now) {
    const all = this.#log.get(key) ?? [];
    this.#log.set(key, all);
    const counting = all.filter((time) => time + this.#seconds > now);
    const admitted = counting.length < this.#uses;
    if (admitted) {
      all.push(now);
      counting.push(now);
    }
    const left = this.#uses - counting.length;
    return { admitted, left, retryIn: left > 0 ? 0 : counting[0] + this.#seconds - now };
  }

  /**
   * Forgets keys without uses that still count.
   *
   * @param {number} now in seconds
   * @returns {number} how many keys are left
   */
  sweep(now) {
    for (const [key, log] of this.#log) {
      if (log[log.length - 1] + this.#seconds <= now) this.#log.delete(key);
    }
    return this.#log.size;
  }
}
