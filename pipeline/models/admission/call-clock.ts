// The time of one call: from its first sending until it is given up. Waiting for the first turn is not part of it.

export class CallClock {
  readonly #total: number;
  #began: number | undefined;

  /** In milliseconds. */
  constructor(total: number) {
    this.#total = total;
  }

  /** Called when something is sent. Only the first time counts. */
  start(): void {
    this.#began ??= Date.now();
  }

  get elapsed(): number {
    return this.#began === undefined ? 0 : Date.now() - this.#began;
  }

  /** No more than a timer can be set to. */
  get left(): number {
    return Math.min(longestTimer, Math.max(0, this.#total - this.elapsed));
  }
}

const longestTimer = 2 ** 31 - 1;
