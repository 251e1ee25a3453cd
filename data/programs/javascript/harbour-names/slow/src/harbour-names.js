import { fold } from './fold.js';

/** @typedef {{ name: string, callsPerYear: number }} Harbour */

/** Suggests names of harbours. */
export class HarbourNames {
  #harbours;

  /** @param {Harbour[]} harbours */
  constructor(harbours) {
    this.#harbours = harbours;
  }

  /**
   * Completes what somebody has typed: finds the harbours in whose folded name (see {@link fold}) a word begins
   * with the folded text, which may itself have several words (`san se` finds San Sebastián). Harbours whose name
   * begins with it come first, then those with more calls per year, then by name as plain text.
   *
   * @param {string} typed
   * @param {number} [limit]
   * @returns {string[]} each harbour once; empty if the folded text is
   */
  complete(typed, limit = 5) {
    const wanted = fold(typed);
    return this.#harbours
      .map((harbour) => ({ ...harbour, folded: ` ${fold(harbour.name)}` }))
      .filter(({ folded }) => wanted !== '' && folded.includes(` ${wanted}`))
      .map((harbour) => ({ ...harbour, isStart: harbour.folded.startsWith(` ${wanted}`) }))
      .sort(
        (a, b) =>
          Number(b.isStart) - Number(a.isStart) ||
          b.callsPerYear - a.callsPerYear ||
          (a.name < b.name ? -1 : 1),
      )
      .slice(0, limit)
      .map(({ name }) => name);
  }
}
