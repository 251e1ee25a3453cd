import { words } from './words.js';

/** @typedef {{ number: number, title: string, text: string }} Hymn */

/** Points for every place at which a term stands. */
const POINTS = { title: 5, text: 1 };

/** Finds hymns by words and phrases of their titles and texts. */
export class HymnIndex {
  /** @type {Hymn[]} */
  #hymns = [];

  /** @param {Hymn[]} hymns */
  constructor(hymns) {
    this.#hymns = hymns;
  }

  /**
   * Finds the hymns that contain every term of a query. A term is a word, or a phrase in double quotes, whose
   * words must follow each other in the title or in the text; phrases do not run from one into the other. A quote
   * that is not closed reaches to the end. Every place of a term scores 5 points in the title and 1 in the text.
   *
   * @param {string} query
   * @param {number} [limit] how many results are wanted
   * @returns {{ number: number, title: string, score: number }[]} the highest score first, then the lower number;
   *   empty for a query without words
   */
  search(query, limit = 10) {
    const terms = query
      .split('"')
      .flatMap((part, index) => (index % 2 === 1 ? [words(part)] : words(part).map((word) => [word])))
      .filter((term) => term.length > 0);
    if (terms.length === 0) return [];
    return this.#hymns
      .map((hymn) => {
        const { number, title } = hymn;
        const scores = terms.map((term) => this.#score(term, hymn));
        const score = scores.includes(0) ? 0 : scores.reduce((sum, points) => sum + points, 0);
        return { number, title, score };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.number - b.number)
      .slice(0, limit);
  }

  /**
   * @param {string[]} term
   * @param {Hymn} hymn
   */
  #score(term, hymn) {
    return /** @type {const} */ (['title', 'text']).reduce((sum, field) => {
      const list = words(hymn[field]);
      const phrases = list.filter((_, start) => term.every((word, offset) => list[start + offset] === word));
      return sum + phrases.length * POINTS[field];
    }, 0);
  }
}
