import { next } from './transitions.js';

/** @typedef {import('./transitions.js').State} State */
/** @typedef {import('./transitions.js').Event} Event */

/** A shipment with its record. */
export class Shipment {
  /** @type {State} */
  state = 'arrived';
  /** @type {{ event: Event, from: State, to: State, day: number }[]} */
  record = [];
  #facts;

  /** @param {{ value: number, missing?: number }} details value in euros, and how many documents are missing */
  constructor({ value, missing = 0 }) {
    this.#facts = { value, missing, isPaid: false, isAppealed: false };
  }

  /**
   * Applies an event: the state changes as {@link next} says, the facts follow (a payment stays, a document is no
   * longer missing), and the record gets an entry.
   *
   * @param {Event} event
   * @param {number} day never before the last entry of the record
   * @returns {State} the new state
   * @throws {Error} if the event is not possible or the day is too early; then nothing changes
   */
  handle(event, day) {
    const last = this.record[this.record.length - 1];
    if (last && day < last.day) throw new Error(`Day ${day} is before day ${last.day}.`);
    const to = next(this.state, event, this.#facts);
    if (to === undefined) throw new Error(`A shipment that is ${this.state} cannot ${event}.`);
    if (event === 'appeal') this.#facts.isAppealed = true;
    if (event === 'pay') this.#facts.isPaid = true;
    if (event === 'document') this.#facts.missing = Math.max(0, this.#facts.missing - 1);
    this.record.push({ event, from: this.state, to, day });
    this.state = to;
    return to;
  }

  /** How many days the shipment spent in a state so far, up to the last entry of its record. */
  daysIn(/** @type {State} */ state) {
    return this.record.reduce((sum, entry, index) => {
      const since = index === 0 ? entry.day : this.record[index - 1].day;
      return entry.from === state ? sum + entry.day - since : sum;
    }, 0);
  }
}
