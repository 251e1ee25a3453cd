import { SlidingLimit } from './sliding-limit.js';

/** @typedef {'single' | 'family' | 'staff'} Kind */
/** @typedef {{ id: string, kind: Kind }} Ticket */

const TEN_MINUTES = 600;

/**
 * How often a ticket opens the gate within ten minutes: a single ticket lets one person in and out again, a
 * family of up to six comes one by one, and staff are not limited.
 *
 * @type {Record<Kind, number>}
 */
const USES = { single: 2, family: 6, staff: Number.POSITIVE_INFINITY };

/**
 * Makes the function that a gate calls for every ticket. All gates of a bath share one.
 *
 * @returns {(ticket: Ticket, now: number) => string} takes the time in seconds, and returns the text for the
 *   display: `Welcome` (with ` - last use` if the window has no room for another one), or
 *   `Please wait N minutes`, rounded up, as in `Please wait 1 minute`
 */
export function openGate() {
  const limits = {
    single: new SlidingLimit(USES.single, TEN_MINUTES),
    family: new SlidingLimit(USES.family, TEN_MINUTES),
    staff: new SlidingLimit(USES.staff, 0),
  };
  return ({ id, kind }, now) => {
    const { admitted, left, retryIn } = limits[kind].take(id, now);
    if (admitted) return left === 0 ? 'Welcome - last use' : 'Welcome';
    const minutes = Math.ceil(retryIn / 60);
    return `Please wait ${minutes} minute${minutes === 1 ? '' : 's'}`;
  };
}
