import { words } from './words.js';

/** @typedef {{ number: number, title: string, text: string }} Hymn */

/** Points for every place at which a term stands. */
const POINTS = { title: 5, text: 1 };

/** Finds hymns by words and phrases of their titles and texts. */
export class HymnIndex {
  /** @type {Hymn[]} */
  #hymns = [];
  /** @type {Map<string, Map<number, { title: number[], text: number[] }>>} word -> position of the hymn -> places */
  #places = new Map();

  /** @param {Hymn[]} hymns */
  constructor(hymns) {
    for (const hymn of hymns) this.#add(hymn);
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
      .map(({ number, title }, position) => {
        const scores = terms.map((term) => this.#score(term, position));
        const score = scores.includes(0) ? 0 : scores.reduce((sum, points) => sum + points, 0);
        return { number, title, score };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.number - b.number)
      .slice(0, limit);
  }

  /** @param {Hymn} hymn */
  #add(hymn) {
    const position = this.#hymns.length;
    const { number, title, text } = hymn;
    this.#hymns.push({ number, title, text: '' });
    for (const [field, list] of /** @type {const} */ ([
      ['title', words(title)],
      ['text', words(text)],
    ])) {
      for (const [place, word] of list.entries()) {
        const byHymn = this.#places.get(word) ?? new Map();
        const places = byHymn.get(position) ?? { title: [], text: [] };
        places[field].push(place);
        byHymn.set(position, places);
        this.#places.set(word, byHymn);
      }
    }
  }

  /**
   * @param {string[]} term
   * @param {number} position
   */
  #score(term, position) {
    const found = term.map((word) => this.#places.get(word)?.get(position));
    return /** @type {const} */ (['title', 'text']).reduce((sum, field) => {
      const starts = found[0]?.[field] ?? [];
      const phrases = starts.filter((start) =>
        found.every((places, offset) => places?.[field].includes(start + offset)),
      );
      return sum + phrases.length * POINTS[field];
    }, 0);
  }
}
