/** Keeps track of which things belong together. Every thing begins alone. */
export class Groups {
  readonly #parents = new Map<string, string>();
  readonly #sizes = new Map<string, number>();

  /** Joins the groups of two things; returns false if they were one group before. */
  join(a: string, b: string): boolean {
    const [small, large] = [this.#rootOf(a), this.#rootOf(b)].sort((x, y) => this.#size(x) - this.#size(y));
    if (small === large) return false;
    this.#parents.set(small, large);
    this.#sizes.set(large, this.#size(small) + this.#size(large));
    return true;
  }

  areTogether(a: string, b: string): boolean {
    return this.#rootOf(a) === this.#rootOf(b);
  }

  /** The number of things in the group of a thing, itself included. */
  sizeOf(thing: string): number {
    return this.#size(this.#rootOf(thing));
  }

  #size(root: string): number {
    return this.#sizes.get(root) ?? 1;
  }

  #rootOf(thing: string): string {
    let root = thing;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root))
      root = parent;
    return root;
  }
}
