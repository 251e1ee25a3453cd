/** The inside length of the chamber, in centimetres. */
export const CHAMBER_LENGTH = 2200;

/** Boats that lie behind each other keep this distance, in centimetres. */
export const GAP = 50;

/**
 * @typedef {object} Boat
 * @property {string} name
 * @property {number} length in centimetres
 * @property {'up' | 'down'} direction `up` boats wait at the bottom gate, `down` boats at the top gate
 * @property {number} arrives minutes after the lock opens
 * @property {boolean} [working] true for a boat that carries goods or maintains the canal
 */

/**
 * Picks the boats that enter the chamber together from those that wait at the open gate, in the order of the queue.
 * The first boat always enters. A later boat enters if its length and a gap of {@link GAP} still fit into
 * {@link CHAMBER_LENGTH}; a boat that does not fit is passed over, and boats behind it may still enter.
 *
 * @param {Boat[]} queue the boats that wait, first comes first; the array is left as it is
 * @returns {Boat[]} the boats that enter, in the order of the queue; empty for an empty queue
 */
export function chamberLoad(queue) {
  /** @type {Boat[]} */
  const load = [];
  let used = 0;
  for (const boat of queue) {
    const needed = load.length === 0 ? boat.length : boat.length + GAP;
    if (used + needed > CHAMBER_LENGTH) continue;
    load.push(boat);
    used += needed;
  }
  return load;
}
