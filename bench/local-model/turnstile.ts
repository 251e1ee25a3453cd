// Lets work on the memory of a sequence come in between. llama.cpp computes for all sequences in one loop that ends
// only when nothing is left to compute, and the package saves, loads, and erases between two such loops. Where each
// reply asks for its next token at once, whatever else is to be done would wait until all of them are written.

export class Turnstile {
  readonly #paused: (() => void)[] = [];
  #within = 0;

  /** Does work for which nothing may be computed. */
  async through<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#within += 1;
    try {
      return await work();
    } finally {
      this.#within -= 1;
      if (this.#within === 0) for (const goOn of this.#paused.splice(0)) goOn();
    }
  }

  /** To be awaited before anything is computed. */
  async passed(): Promise<void> {
    while (this.#within > 0) await new Promise<void>((resolve) => this.#paused.push(resolve));
  }
}
