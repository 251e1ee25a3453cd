// One endpoint with one key, and how many requests it takes: additive increase and multiplicative decrease
// (AIMD, Chiu and Jain 1989) with a slow start, the pauses and allowances that the endpoint states, requests
// and tokens per minute, and a circuit breaker.
import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import { Bucket } from './bucket.ts';
import { CallError } from './call-error.ts';
import { Holds, type LanePause } from './pauses.ts';
import { probeDelays } from './probe-delays.ts';
import { allowanceOf, type HeaderReader } from './rate-headers.ts';
import type { Standing } from './retry-policy.ts';

export interface LaneOptions {
  /** For people: host, and the number of the key where there are several. */
  readonly name: string;
  /** Most requests in flight. */
  readonly ceiling: number;
  readonly rpm: number | undefined;
  readonly tpm: number | undefined;
  /** Rounds of requests without any answer, after which an endpoint that has never answered is given up. */
  readonly attempts: number;
  /** There is no other lane. Where there is one, it is also used while this one answers nothing of use. */
  readonly isOnly: boolean;
  readonly onPause: (reason: string, milliseconds: number) => void;
  readonly onResume: () => void;
  /** Called with everything that other processes should know, however short. */
  readonly tell?: (pause: LanePause | 'answers') => void;
}

/** Requests in flight when a lane opens. They double with every round of answers until the first refusal. */
const opening = 32;

/** Failures in a row that mean an endpoint is down. If every tenth call fails, this happens once in 10^8. */
const failuresToBreak = 8;

/** First and longest pause after a 429 without Retry-After, in milliseconds. */
const unstatedPause = { first: 500, longest: 60_000 };

/** Pauses shorter than this are not worth a line on the screen. */
const shortestReported = 10_000;

/** Milliseconds for which other processes wait for the outcome of a probe, before they look for themselves. */
const probeTime = 10_000;

/** Milliseconds until a probe is tried again that the breaker did not let through. */
const earlyProbe = 5;

export class EndpointLane {
  readonly name: string;
  readonly #options: LaneOptions;
  readonly #failures = new ConsecutiveBreaker(failuresToBreak);
  readonly #breaker: CircuitBreakerPolicy;
  readonly #requests: Bucket;
  readonly #tokens: Bucket;
  #limit: number;
  #isRamping = true;
  #inFlight = 0;
  #refusedInRow = 0;
  #lastDecrease = Number.NEGATIVE_INFINITY;
  #pausedUntil = 0;
  readonly #holds = new Holds();
  /** What the endpoint last said it still allows. */
  stated: { readonly requests?: number; readonly tokens?: number } = {};
  #probeAt = 0;
  #reportedUntil = 0;
  /** One request is on its way to see whether the endpoint is up again. */
  #isProbed = false;
  #hasAnswered = false;
  #silentRounds = 0;
  #lastSilence = Number.NEGATIVE_INFINITY;
  /** What went wrong last. */
  lastFailure: CallError | undefined;
  /** It has given an answer of use. */
  hasServed = false;

  constructor(options: LaneOptions) {
    this.name = options.name;
    this.#options = options;
    this.#limit = Math.min(options.ceiling, opening);
    this.#requests = new Bucket(options.rpm);
    this.#tokens = new Bucket(options.tpm);
    this.#breaker = this.#newBreaker();
  }

  get isDown(): boolean {
    return this.#isBroken() || this.#holds.areDown(Date.now());
  }

  readonly #isBroken = (): boolean => this.#breaker.state !== CircuitState.Closed;

  /** All that lanes of other processes to the same endpoint know of it now. */
  hold(pauses: readonly LanePause[]): void {
    this.#holds.take(pauses, Date.now());
  }

  /** Once it is given up, no request is sent any more. */
  get standing(): Standing {
    if (this.#hasAnswered) return 'answers';
    return this.#silentRounds >= this.#options.attempts ? 'given up' : 'silent';
  }

  /** 0 when a request may be sent now, else the milliseconds to wait; Infinity until something comes back. */
  wait(tokens: number, now: number): number {
    if (this.standing === 'given up') return 0; // whoever waits gets the error at once
    if (this.#isBroken()) return this.#isProbed ? Number.POSITIVE_INFINITY : Math.max(0, this.#probeAt - now);
    if (this.#inFlight >= Math.floor(this.#limit)) return Number.POSITIVE_INFINITY;
    const until = Math.max(this.#pausedUntil, this.#holds.until);
    return Math.max(0, until - now, this.#requests.wait(1, now), this.#tokens.wait(tokens, now));
  }

  /** The share of its room that is taken, for balancing. */
  get load(): number {
    return this.#inFlight / this.#limit;
  }

  enter(tokens: number, now: number): void {
    this.#inFlight += 1;
    if (this.#isBroken()) this.#isProbed = true;
    this.#requests.take(1, now);
    this.#tokens.take(tokens, now);
  }

  leave(): void {
    this.#inFlight -= 1;
  }

  /** Sends through the breaker, and learns from the outcome. */
  async send<Result extends { headers: HeaderReader }>(work: () => Promise<Result>): Promise<Result> {
    if (this.standing === 'given up') throw this.lastFailure;
    const began = Date.now();
    try {
      const result = await this.#breaker.execute(work);
      this.#growAfter(result.headers);
      return result;
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw this.#refusal();
      if (error instanceof CallError) this.#learnFrom(error, began);
      throw error;
    }
  }

  /**
   * The breaker refused: the request was let in before it opened, or was a probe that came a millisecond
   * before the breaker's own clock allows one. No outcome of it will arrive, so another probe must be possible.
   */
  #refusal(): CallError {
    this.#isProbed = false;
    this.#probeAt = Math.max(this.#probeAt, Date.now() + earlyProbe);
    return new CallError('paused', `${this.name} is paused`);
  }

  #growAfter(headers: HeaderReader): void {
    this.#hasAnswered = true;
    this.hasServed = true;
    this.#refusedInRow = 0;
    this.#limit = Math.min(this.#options.ceiling, this.#limit + (this.#isRamping ? 1 : 1 / this.#limit));
    const now = Date.now();
    for (const kind of ['requests', 'tokens'] as const) {
      const allowance = allowanceOf(headers, kind, now);
      if (allowance) this.stated = { ...this.stated, [kind]: allowance.remaining };
      // Requests in flight may use up what is left.
      if (allowance && allowance.remaining <= 0) this.#pause(`${kind} used up`, now + allowance.reset, now);
    }
  }

  #learnFrom(error: CallError, began: number): void {
    if (error.fault === 'late') return; // nothing was sent
    this.lastFailure = error;
    if (error.fault === 'rate_limited') this.#shrinkAfter(error, began);
    if (!this.#isDowntime(error)) this.#failures.success(); // it is there
    // While lookups fail there is no network, which says nothing about the name.
    if (!error.traits.isSilence || error.status !== undefined) this.#hasAnswered = true;
    else if (error.fault !== 'lookup_failed') this.#countSilence(began);
  }

  /** Counts once per burst: requests that were sent before the last failure say nothing new. */
  #countSilence(began: number): void {
    if (began <= this.#lastSilence) return;
    this.#lastSilence = Date.now();
    this.#silentRounds += 1;
  }

  /** Whether a failure counts towards being down. */
  #isDowntime({ traits, fault }: CallError): boolean {
    if (traits.isAbsence) return true;
    return !this.#options.isOnly && traits.passes === true && fault !== 'rate_limited';
  }

  /** Halves once per burst: requests that were sent before the last decrease say nothing new. */
  #shrinkAfter({ retryAfter }: CallError, began: number): void {
    const now = Date.now();
    if (began > this.#lastDecrease) {
      this.#isRamping = false;
      this.#lastDecrease = now;
      this.#limit = Math.max(1, this.#limit / 2);
      this.#refusedInRow += 1;
    }
    const unstated = Math.min(unstatedPause.longest, unstatedPause.first * 2 ** (this.#refusedInRow - 1));
    this.#pause('too many requests', now + (retryAfter ?? unstated), now);
  }

  #pause(reason: string, until: number, now: number): void {
    if (until <= this.#pausedUntil) return;
    const milliseconds = until - now;
    if (milliseconds >= shortestReported && this.#pausedUntil <= now)
      this.#options.onPause(reason, milliseconds);
    this.#pausedUntil = until;
    this.#options.tell?.({ reason, milliseconds, isDown: false });
  }

  #newBreaker(): CircuitBreakerPolicy {
    let why = '';
    const breaker = circuitBreaker(
      handleWhen((error) => {
        const isDowntime = error instanceof CallError && this.#isDowntime(error);
        if (isDowntime) why = error.message;
        return isDowntime;
      }),
      {
        breaker: this.#failures,
        halfOpenAfter: probeDelays((milliseconds) => {
          this.#probeAt = Date.now() + Math.ceil(milliseconds);
        }),
      },
    );
    breaker.onBreak(() => {
      this.#isProbed = false;
      const wait = this.#probeAt - Date.now();
      this.#options.tell?.({ reason: why, milliseconds: wait + probeTime, isDown: true });
      // Requests that were on their way fail one after another. One line is enough.
      if (Date.now() < this.#reportedUntil) return;
      this.#reportedUntil = this.#probeAt;
      this.#options.onPause(why, wait);
    });
    breaker.onReset(() => {
      this.#isProbed = false;
      this.#options.tell?.('answers');
      this.#options.onResume();
    });
    return breaker;
  }
}
