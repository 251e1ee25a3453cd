/**
 * @typedef {'arrived' | 'declared' | 'inspecting' | 'held' | 'cleared' | 'destroyed'} State
 * @typedef {'declare' | 'inspect' | 'pass' | 'fail' | 'pay' | 'document' | 'destroy'} Event
 * @typedef {{ value: number, isPaid: boolean, missing: number }} Facts value in euros; missing: documents that
 *   are missing
 */

/** From this value on, in euros, every shipment is inspected before it can be paid. */
export const INSPECTION_VALUE = 10_000;

/**
 * For each state the events that are possible in it; each leads to a state, or to the one that a function of the
 * facts gives, or is refused if that gives undefined.
 *
 * @type {Record<State, Partial<Record<Event, State | ((facts: Facts) => State | undefined)>>>}
 */
const TRANSITIONS = {
  arrived: { declare: 'declared' },
  declared: {
    inspect: 'inspecting',
    pay: ({ value, missing }) => (value < INSPECTION_VALUE && missing === 0 ? 'cleared' : undefined),
  },
  inspecting: {
    pass: ({ isPaid }) => (isPaid ? 'cleared' : 'inspecting'),
    pay: 'inspecting',
    fail: 'held',
  },
  held: {
    document: ({ missing }) => (missing <= 1 ? 'inspecting' : 'held'),
    destroy: 'destroyed',
  },
  cleared: {},
  destroyed: {},
};

/**
 * Finds the state to which an event leads:
 *
 * - `declare` leads from arrived to declared, and `inspect` from there to inspecting.
 * - `pay` clears a declared shipment below 10,000 euros that misses no document; during an inspection it is taken
 *   as well.
 * - `pass` clears an inspected shipment that is paid; otherwise the inspection stays open.
 * - `fail` holds it. Each `document` that is brought then lowers the number of those that are missing; the last
 *   one leads back to the inspection, as does a document when none was missing.
 * - `destroy` ends a held shipment. Nothing is possible once a shipment is cleared or destroyed.
 *
 * @param {State} state
 * @param {Event} event
 * @param {Facts} facts before the event
 * @returns {State | undefined} undefined if the event is not possible
 */
export function next(state, event, facts) {
  const transition = TRANSITIONS[state][event];
  return typeof transition === 'function' ? transition(facts) : transition;
}
