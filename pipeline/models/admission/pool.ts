// Who sends next, and where: the queue in front of the lanes of one model. Retries stand before everything
// new, so that nothing is left over for the end of a run.
import { whenAborted } from '../../when-aborted.ts';
import { CallError } from './call-error.ts';
import type { Lane } from './lane.ts';

export interface Entry {
  /** Estimated tokens of request and reply. */
  readonly tokens: number;
  readonly signal: AbortSignal;
  readonly isRetry: boolean;
  /** Fail at once when every lane is down. */
  readonly canGoElsewhere: boolean;
}

interface Waiting extends Entry {
  readonly admit: (lane: Lane) => void;
  readonly refuse: (error: unknown) => void;
}

export class Pool {
  readonly #lanes: readonly Lane[];
  readonly #retries: Waiting[] = [];
  readonly #fresh: Waiting[] = [];
  readonly #drain: AbortSignal;
  #timer: NodeJS.Timeout | undefined;

  /** When `drain` is aborted, nobody waits for lanes that are down. */
  constructor(lanes: readonly Lane[], drain: AbortSignal) {
    this.#lanes = lanes;
    this.#drain = drain;
    whenAborted(drain, () => this.#pump());
  }

  /** Resolves with the lane that takes the request; `leave` it in the end. */
  enter(entry: Entry): Promise<Lane> {
    const immediate =
      this.#retries.length + this.#fresh.length === 0 ? this.#freeLane(entry.tokens) : undefined;
    if (immediate) return Promise.resolve(immediate);
    return new Promise((resolve, reject) => {
      const queue = entry.isRetry ? this.#retries : this.#fresh;
      const onAbort = (): void => {
        const place = queue.indexOf(waiting);
        if (place >= 0) queue.splice(place, 1);
        reject(entry.signal.reason);
      };
      const settled =
        <T>(then: (value: T) => void) =>
        (value: T): void => {
          forget();
          then(value);
        };
      const waiting: Waiting = { ...entry, admit: settled(resolve), refuse: settled(reject) };
      queue.push(waiting);
      const forget = whenAborted(entry.signal, onAbort);
      this.#pump();
    });
  }

  leave(lane: Lane): void {
    lane.leave();
    this.#pump();
  }

  #freeLane(tokens: number): Lane | undefined {
    const now = Date.now();
    let best: Lane | undefined;
    for (const lane of this.#lanes)
      if (lane.wait(tokens, now) === 0 && (!best || lane.load < best.load)) best = lane;
    best?.enter(tokens, now);
    return best;
  }

  #pump(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (;;) {
      const queue = this.#retries.length > 0 ? this.#retries : this.#fresh;
      const [next] = queue;
      if (!next) return;
      const lane = this.#freeLane(next.tokens);
      if (!lane) {
        if (this.#lanes.every((each) => each.isDown) && this.#sendElsewhere()) continue;
        this.#wakeFor(next.tokens);
        return;
      }
      queue.shift();
      next.admit(lane);
    }
  }

  #wakeFor(tokens: number): void {
    const now = Date.now();
    const soonest = Math.min(...this.#lanes.map((lane) => lane.wait(tokens, now)));
    if (Number.isFinite(soonest)) this.#timer = setTimeout(() => this.#pump(), soonest);
  }

  /** True when anybody left. */
  #sendElsewhere(): boolean {
    let left = 0;
    for (const queue of [this.#retries, this.#fresh]) {
      const leaving = queue.filter((waiting) => waiting.canGoElsewhere || this.#drain.aborted);
      left += leaving.length;
      for (const waiting of leaving) {
        queue.splice(queue.indexOf(waiting), 1);
        waiting.refuse(
          new CallError('paused', `${this.#lanes.map((lane) => lane.name).join(', ')} cannot be reached`),
        );
      }
    }
    return left > 0;
  }
}
