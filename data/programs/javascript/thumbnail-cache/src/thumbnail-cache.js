/** @typedef {{ data: string, pins: number }} Entry one character is one byte */

/** Keeps thumbnails by key within a number of bytes. */
export class ThumbnailCache {
  #capacity;
  #bytes = 0;
  /** @type {Map<string, Entry>} the least recently used first */
  #entries = new Map();

  /** @param {number} capacity in bytes */
  constructor(capacity) {
    this.#capacity = capacity;
  }

  /** @returns {number} the bytes in use */
  get bytes() {
    return this.#bytes;
  }

  /** @returns {string[]} the least recently used first */
  get keys() {
    return [...this.#entries.keys()];
  }

  /**
   * Stores a thumbnail as the most recently used one, in place of one with the same key, whose pins it keeps.
   * While the bytes exceed the capacity, the least recently used thumbnail without pins goes.
   *
   * @param {string} key
   * @param {string} data
   * @returns {boolean} false, with the cache as it was, if there would not be room even without all others that
   *   may go
   */
  put(key, data) {
    const old = this.#entries.get(key);
    const pinned = [...this.#entries.values()].reduce(
      (sum, entry) => (entry.pins > 0 && entry !== old ? sum + entry.data.length : sum),
      0,
    );
    if (pinned + data.length > this.#capacity) return false;
    this.#drop(key);
    for (const [other, entry] of this.#entries) {
      if (this.#bytes + data.length <= this.#capacity) break;
      if (entry.pins === 0) this.#drop(other);
    }
    this.#entries.set(key, { data, pins: old?.pins ?? 0 });
    this.#bytes += data.length;
    return true;
  }

  /**
   * Returns a thumbnail and makes it the most recently used one.
   *
   * @param {string} key
   * @returns {string | undefined}
   */
  get(key) {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.data;
  }

  /**
   * Returns a thumbnail without counting this as a use.
   *
   * @param {string} key
   * @returns {string | undefined}
   */
  peek(key) {
    return this.#entries.get(key)?.data;
  }

  /**
   * Keeps a thumbnail from going until the function that is returned is called, as often as it was pinned.
   * Calling that function a second time does nothing.
   *
   * @param {string} key
   * @returns {(() => void) | undefined} undefined if there is no such thumbnail
   */
  pin(key) {
    if (!this.#entries.has(key)) return undefined;
    this.#changePins(key, 1);
    let isPinned = true;
    return () => {
      if (isPinned) this.#changePins(key, -1);
      isPinned = false;
    };
  }

  /**
   * Removes a thumbnail, pinned or not, with its pins.
   *
   * @param {string} key
   * @returns {boolean} false if there is none
   */
  remove(key) {
    return this.#drop(key);
  }

  /**
   * @param {string} key
   * @param {number} change
   */
  #changePins(key, change) {
    const entry = this.#entries.get(key);
    if (entry) entry.pins = Math.max(0, entry.pins + change);
  }

  /** @param {string} key */
  #drop(key) {
    this.#bytes -= this.#entries.get(key)?.data.length ?? 0;
    return this.#entries.delete(key);
  }
}
