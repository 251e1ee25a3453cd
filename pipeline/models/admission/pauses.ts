// What lanes of several processes to one endpoint, with one key, tell each other. Times are durations: clocks differ.

export interface LanePause {
  readonly reason: string;
  /** From now on. */
  readonly milliseconds: number;
  /** The endpoint does not answer. Otherwise it has asked to be left alone. */
  readonly isDown: boolean;
}

/** Lanes go by names that are the same in every process, and hold no key. */
export interface Pauses {
  announce(lane: string, pause: LanePause): void;
  /** It answers again. */
  lift(lane: string): void;
  /** `hear` gets all pauses of other processes that hold, whenever there are others than before. */
  follow(lane: string, hear: (pauses: readonly LanePause[]) => void): void;
}

/** The pauses of other processes that hold for one lane. */
export class Holds {
  #until = 0;
  #downUntil = 0;

  /** In place of all that was told before. */
  take(pauses: readonly LanePause[], now: number): void {
    const until = (all: readonly LanePause[]): number =>
      now + Math.max(0, ...all.map(({ milliseconds }) => milliseconds));
    this.#until = until(pauses);
    this.#downUntil = until(pauses.filter(({ isDown }) => isDown));
  }

  get until(): number {
    return this.#until;
  }

  areDown(now: number): boolean {
    return now < this.#downUntil;
  }
}
