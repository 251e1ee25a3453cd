// Who sends next, and where: the queue in front of the lanes of one model. Retries go before every new
// request, so that none is left over for the end of a run.
import { whenAborted } from '../../when-aborted.ts';
import { CallError } from './call-error.ts';
import type { EndpointLane } from './lane.ts';

interface LaneRequest {
  /** Estimated tokens of request and reply. */
  readonly tokens: number;
  readonly signal: AbortSignal;
  readonly isRetry: boolean;
  /** Fail at once when every lane is down. */
  readonly canGoElsewhere: boolean;
}

interface QueuedRequest extends LaneRequest {
  readonly admit: (lane: EndpointLane) => void;
  readonly refuse: (error: unknown) => void;
}

export class Pool {
  readonly #lanes: readonly EndpointLane[];
  readonly #retries: QueuedRequest[] = [];
  readonly #fresh: QueuedRequest[] = [];
  readonly #drain: AbortSignal;
  #timer: NodeJS.Timeout | undefined;

  /** Once `drain` is aborted, no request waits for lanes that are down. */
  constructor(lanes: readonly EndpointLane[], drain: AbortSignal) {
    this.#lanes = lanes;
    this.#drain = drain;
    whenAborted(drain, () => this.#pump());
  }

  /** Resolves with the lane that takes the request. Call `leave` with it in the end. */
  enter(request: LaneRequest): Promise<EndpointLane> {
    const isQueueEmpty = this.#retries.length + this.#fresh.length === 0;
    const lane = isQueueEmpty ? this.#enterFreeLane(request.tokens) : undefined;
    return lane ? Promise.resolve(lane) : this.#enqueue(request);
  }

  #enqueue(request: LaneRequest): Promise<EndpointLane> {
    return new Promise((resolve, reject) => {
      const queue = request.isRetry ? this.#retries : this.#fresh;
      const onAbort = (): void => {
        const index = queue.indexOf(queued);
        if (index >= 0) queue.splice(index, 1);
        reject(request.signal.reason);
      };
      const queued: QueuedRequest = {
        ...request,
        admit(lane) {
          forget();
          resolve(lane);
        },
        refuse(error) {
          forget();
          reject(error);
        },
      };
      queue.push(queued);
      const forget = whenAborted(request.signal, onAbort);
      this.#pump();
    });
  }

  leave(lane: EndpointLane): void {
    lane.leave();
    this.#pump();
  }

  /** The least loaded of the lanes that take a request now. */
  #enterFreeLane(tokens: number): EndpointLane | undefined {
    const now = Date.now();
    let best: EndpointLane | undefined;
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
      const lane = this.#enterFreeLane(next.tokens);
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

  /** Refuses every request that need not wait for these lanes. True if there was one. */
  #sendElsewhere(): boolean {
    let refused = 0;
    for (const queue of [this.#retries, this.#fresh]) {
      const leaving = queue.filter((queued) => queued.canGoElsewhere || this.#drain.aborted);
      refused += leaving.length;
      for (const queued of leaving) {
        queue.splice(queue.indexOf(queued), 1);
        queued.refuse(
          new CallError('paused', `${this.#lanes.map((lane) => lane.name).join(', ')} cannot be reached`),
        );
      }
    }
    return refused > 0;
  }
}
