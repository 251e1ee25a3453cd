// Waiting for something to happen, or for a time to pass. What happened before somebody waits counts.

export class Wake {
  #hasHappened = false;
  #resolve: () => void = () => {};

  now(): void {
    this.#hasHappened = true;
    this.#resolve();
  }

  /** Resolves when something has happened since the last time, or after so many milliseconds. */
  async next(milliseconds: number): Promise<void> {
    if (!this.#hasHappened) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.#resolve = resolve;
        timer = setTimeout(resolve, milliseconds);
      });
      clearTimeout(timer);
    }
    this.#hasHappened = false;
  }
}
