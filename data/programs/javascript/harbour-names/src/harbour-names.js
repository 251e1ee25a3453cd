import { fold } from './fold.js';

/** @typedef {{ name: string, callsPerYear: number }} Harbour */
/**
 * @typedef {{ children: Map<string, Node>, harbours: Harbour[] }} Node harbours whose words begin with the way to
 *   here
 */

/** @returns {Node} */
const emptyNode = () => ({ children: new Map(), harbours: [] });

/** Suggests names of harbours. */
export class HarbourNames {
  #root = emptyNode();

  /** @param {Harbour[]} harbours */
  constructor(harbours) {
    for (const harbour of harbours) this.#add(harbour);
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
    let node = this.#root;
    for (const character of wanted) {
      const next = node.children.get(character);
      if (!next) return [];
      node = next;
    }
    return [...new Set(node.harbours)]
      .map((harbour) => ({ ...harbour, isStart: fold(harbour.name).startsWith(wanted) }))
      .sort(
        (a, b) =>
          Number(b.isStart) - Number(a.isStart) ||
          b.callsPerYear - a.callsPerYear ||
          (a.name < b.name ? -1 : 1),
      )
      .slice(0, limit)
      .map(({ name }) => name);
  }

  /** @param {Harbour} harbour */
  #add(harbour) {
    const words = fold(harbour.name).split(' ');
    for (const [index] of words.entries()) {
      let node = this.#root;
      for (const character of words.slice(index).join(' ')) {
        const next = node.children.get(character) ?? emptyNode();
        node.children.set(character, next);
        next.harbours.push(harbour);
        node = next;
      }
    }
  }
}
