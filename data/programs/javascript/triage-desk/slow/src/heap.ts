/** Keeps items so that the first one, by an order of choice, can be taken at any time. */
export class Heap<T> {
  readonly #isBefore: (a: T, b: T) => boolean;
  readonly #items: T[] = [];

  /** @param isBefore true if `a` must be taken before `b`; a strict order in which no two items are equal */
  constructor(isBefore: (a: T, b: T) => boolean) {
    this.#isBefore = isBefore;
  }

  get size(): number {
    return this.#items.length;
  }

  push(item: T): void {
    this.#items.push(item);
    this.#items.sort((a, b) => (this.#isBefore(a, b) ? -1 : 1));
  }

  /** Takes the first item, or returns undefined if there is none. */
  pop(): T | undefined {
    return this.#items.shift();
  }
}
