// A token bucket for a rate per minute. It holds what one second allows, so that a minute's worth is never
// sent at once.

export class Bucket {
  readonly #perMillisecond: number;
  readonly #capacity: number;
  #level: number;
  #filledAt: number | undefined;

  /** Without a rate there is no limit. */
  constructor(perMinute: number | undefined) {
    this.#perMillisecond = (perMinute ?? Number.POSITIVE_INFINITY) / 60_000;
    this.#capacity = Math.max(1, this.#perMillisecond * 1000);
    this.#level = this.#capacity;
  }

  /**
   * Milliseconds until `amount` may be taken. An amount larger than the bucket waits until the bucket is
   * full, and leaves it in debt.
   */
  wait(amount: number, now: number): number {
    if (this.#perMillisecond === Number.POSITIVE_INFINITY) return 0;
    this.#fill(now);
    const missing = Math.min(amount, this.#capacity) - this.#level;
    return missing <= 1e-9 ? 0 : Math.max(1, Math.ceil(missing / this.#perMillisecond));
  }

  take(amount: number, now: number): void {
    if (this.#perMillisecond === Number.POSITIVE_INFINITY) return;
    this.#fill(now);
    this.#level -= amount;
  }

  #fill(now: number): void {
    const passed = now - (this.#filledAt ?? now);
    this.#filledAt = now;
    this.#level = Math.min(this.#capacity, this.#level + passed * this.#perMillisecond);
  }
}
