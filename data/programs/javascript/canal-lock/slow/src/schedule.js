import { CHAMBER_LENGTH, chamberLoad } from './chamber.js';

/** Minutes from the closing of one gate behind the boats to the opening of the other before them. */
export const PASSAGE_MINUTES = 12;

/** Minutes that an empty lock takes to change its level. */
export const TURN_MINUTES = 7;

/** @typedef {import('./chamber.js').Boat} Boat */

/**
 * @typedef {object} Passage
 * @property {number} starts the minute in which the gate closes behind the boats
 * @property {'up' | 'down'} direction
 * @property {string[]} boats names, in the order in which they entered
 */

/**
 * Plays a day at the lock. The water starts at the bottom, so boats that go up can enter at once.
 *
 * Whenever the lock is free, it serves boats that wait where the water stands, as many as {@link chamberLoad}
 * admits; they go in order of arrival, and boats that arrive in the same minute go in the order in which they are
 * listed. If nobody waits there but somebody waits on the other side, the lock turns empty. If nobody waits at
 * all, the lock rests until the next boat arrives. After a passage or a turn the water stands at the other level.
 *
 * @param {Boat[]} boats in any order; the array is left as it is
 * @returns {{ passages: Passage[], emptyTurns: number, finished: number }} `finished` is the minute in which the gate
 *   opens after the last passage, 0 without boats
 * @throws {RangeError} if a boat is longer than the chamber
 */
export function schedulePassages(boats) {
  const tooLong = boats.find((boat) => boat.length > CHAMBER_LENGTH);
  if (tooLong) {
    throw new RangeError(
      `${tooLong.name} is ${tooLong.length} cm long, and the chamber ${CHAMBER_LENGTH} cm.`,
    );
  }
  let coming = [...boats];
  /** @type {Passage[]} */
  const passages = [];
  let emptyTurns = 0;
  let now = 0;
  /** @type {'up' | 'down'} */
  let serves = 'up';

  while (coming.length > 0) {
    now = Math.max(now, Math.min(...coming.map((boat) => boat.arrives)));
    const arrived = coming.filter((boat) => boat.arrives <= now).sort((a, b) => a.arrives - b.arrives);
    const load = chamberLoad(arrived.filter((boat) => boat.direction === serves));
    if (load.length > 0) {
      passages.push({ starts: now, direction: serves, boats: load.map((boat) => boat.name) });
      coming = coming.filter((boat) => !load.includes(boat));
      now += PASSAGE_MINUTES;
    } else {
      emptyTurns += 1;
      now += TURN_MINUTES;
    }
    serves = serves === 'up' ? 'down' : 'up';
  }
  return { passages, emptyTurns, finished: now };
}
