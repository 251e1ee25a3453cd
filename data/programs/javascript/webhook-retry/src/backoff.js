/** Seconds before the second try. */
const FIRST_PAUSE = 15;

/** No pause is longer, in seconds. */
const LONGEST_PAUSE = 600;

/**
 * Says how long to wait after so many failures in a row: 15 seconds after the first, twice as long after each
 * further one, and never more than 600 seconds. Up to a fifth of that is added so that not all deliveries come
 * back at once.
 *
 * @param {number} failures at least 1
 * @param {number} jitter from 0 (nothing is added) up to, but not including, 1
 * @returns {number} whole seconds, rounded down
 */
export function pauseAfter(failures, jitter) {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1));
  return Math.floor(pause * (1 + jitter / 5));
}
