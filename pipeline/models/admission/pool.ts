// Who sends next, and where: the queue in front of the lanes of one model. Retries go before every new
// request, so that none is left over for the end of a run. Nobody waits for ever for lanes that are down.
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
  /** Milliseconds after which the request is given up, with a CallError `late`. */
  readonly within?: number | undefined;
}

interface PoolOptions {
  readonly lanes: readonly EndpointLane[];
  /** Once aborted, no request waits for lanes that are down. */
  readonly drain: AbortSignal;
  /** Milliseconds that all lanes may be down, after which every request is refused. */
  readonly patience: number;
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
  readonly #patience: number;
  #timer: NodeJS.Timeout | undefined;
  /** Since when all lanes are down. */
  #downSince: number | undefined;

  constructor({ lanes, drain, patience }: PoolOptions) {
    this.#lanes = lanes;
    this.#drain = drain;
    this.#patience = patience;
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
      let forget = (): void => {};
      const leave = (error: unknown): void => {
        const index = queue.indexOf(queued);
        if (index >= 0) queue.splice(index, 1);
        queued.refuse(error);
      };
      const late = request.within === undefined ? undefined : setTimeout(leave, request.within, lateError());
      const queued: QueuedRequest = {
        ...request,
        admit(lane) {
          clearTimeout(late);
          forget();
          resolve(lane);
        },
        refuse(error) {
          clearTimeout(late);
          forget();
          reject(error);
        },
      };
      queue.push(queued);
      forget = whenAborted(request.signal, () => leave(request.signal.reason));
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

  /** To be called when a lane has changed by what others know. */
  wake(): void {
    this.#pump();
  }

  #pump(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#loseThePatience();
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
    const patience = this.#downSince === undefined ? Number.POSITIVE_INFINITY : this.#patienceLeft(now);
    const soonest = Math.min(patience, ...this.#lanes.map((lane) => lane.wait(tokens, now)));
    if (Number.isFinite(soonest)) this.#timer = setTimeout(() => this.#pump(), soonest);
  }

  #patienceLeft(now: number): number {
    return Math.max(0, (this.#downSince ?? now) + this.#patience - now);
  }

  /** Refuses every request that can go nowhere else, once all lanes have been down for too long. */
  #loseThePatience(): void {
    const now = Date.now();
    const areAllDown = this.#lanes.every((lane) => lane.isDown);
    this.#downSince = areAllDown ? (this.#downSince ?? now) : undefined;
    if (!areAllDown || this.#patienceLeft(now) > 0) return;
    const why = this.#lanes.map(({ name, lastFailure }) => lastFailure?.message ?? name).join('; ');
    const waited = `it has been down for ${Math.round((now - (this.#downSince ?? now)) / 1000)} seconds`;
    this.#refuse(
      ({ canGoElsewhere }) => !canGoElsewhere,
      () => new CallError('gone', `${why}; ${waited}`),
    );
  }

  /** Refuses every request that need not wait for these lanes. True if there was one. */
  #sendElsewhere(): boolean {
    const names = this.#lanes.map((lane) => lane.name).join(', ');
    return this.#refuse(
      ({ canGoElsewhere }) => canGoElsewhere || this.#drain.aborted,
      () => new CallError('paused', `${names} cannot be reached`),
    );
  }

  /** True if there was one to refuse. */
  #refuse(isMeant: (queued: QueuedRequest) => boolean, error: () => CallError): boolean {
    const meant = [...this.#retries, ...this.#fresh].filter(isMeant);
    for (const queued of meant) {
      const queue = queued.isRetry ? this.#retries : this.#fresh;
      queue.splice(queue.indexOf(queued), 1);
      queued.refuse(error());
    }
    return meant.length > 0;
  }
}

const lateError = (): CallError => new CallError('late', 'the call took too long');
