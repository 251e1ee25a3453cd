// Whether a failed call is tried again, and when: a pure function of the failure and of what the call has
// been through. A passing failure is tried again after a growing, jittered wait; any other ends the call at
// once.
import { messageOf, UsageError } from '../../errors.ts';
import { CallError, type CallFault } from './call-error.ts';

/**
 * `unresolved`: the name of the endpoint's host has not resolved in this run so far. `unknown`: it was looked
 * up often enough to be given up.
 */
export type HostState = 'resolved' | 'unresolved' | 'unknown';

export interface FailedAttempt {
  readonly error: CallError;
  /** Milliseconds from sending to failing. */
  readonly took: number;
  /** The endpoint was up when the attempt began. If not, it was a probe, which costs the call nothing. */
  readonly wasUp: boolean;
  /** The endpoint is down now, so its breaker decides when the next request is sent. */
  readonly isDown: boolean;
  readonly host: HostState;
  /** In [0, 1). Spreads the waits, so that calls that failed together are not sent again together. */
  readonly chance: number;
}

export interface RetryLimits {
  /** Name of the model, for messages. */
  readonly model: string;
  /** Failures that end the call, not counting those on an endpoint that is down or limits the rate. */
  readonly attempts: number;
  /**
   * Milliseconds of sending and waiting that end the call. Time while the endpoint is down does not count.
   */
  readonly total: number;
}

/** What a call has been through. */
export interface RetryHistory {
  readonly failures: number;
  /** Times that it was refused for the rate. */
  readonly refusals: number;
  /** Milliseconds of sending and waiting that count. */
  readonly spent: number;
  /** Milliseconds of the last wait. */
  readonly lastWait: number;
}

export const newHistory: RetryHistory = { failures: 0, refusals: 0, spent: 0, lastWait: 0 };

type RetryStep =
  | { readonly next: 'again'; readonly history: RetryHistory }
  | { readonly next: 'wait'; readonly milliseconds: number; readonly history: RetryHistory }
  | { readonly next: 'give up'; readonly error: Error };

/** An endpoint that only ever answers 429 ends the call: this many refusals are not a burst. */
const mostRefusals = 30;

/** Bounds of the wait between attempts, in milliseconds. */
const wait = { shortest: 200, longest: 20_000 };

export function nextStep(attempt: FailedAttempt, before: RetryHistory, limits: RetryLimits): RetryStep {
  const { error, isDown, host } = attempt;
  const giveUp = (reason: CallError = error): RetryStep => ({
    next: 'give up',
    error: finalError(reason, host, limits.model),
  });
  if (error.fault === 'paused') return { next: 'again', history: before }; // nothing was sent
  if (host === 'unknown' || !error.passes) return giveUp();
  if (error.retryAfter !== undefined && error.retryAfter > limits.total) return giveUp(longPause(error));
  const history = historyAfter(attempt, before);
  // The lane itself waits out a rate limit.
  if (error.fault === 'rate_limited')
    return history.refusals >= mostRefusals ? giveUp() : { next: 'again', history };
  if (history.failures >= limits.attempts || history.spent >= limits.total) return giveUp();
  if (isDown) return { next: 'again', history };
  const milliseconds = waitAfter(before.lastWait, attempt.chance);
  const spent = history.spent + milliseconds;
  return { next: 'wait', milliseconds, history: { ...history, spent, lastWait: milliseconds } };
}

function historyAfter({ error, wasUp, took }: FailedAttempt, before: RetryHistory): RetryHistory {
  const isRefusal = error.fault === 'rate_limited';
  return {
    ...before,
    refusals: before.refusals + (isRefusal ? 1 : 0),
    failures: before.failures + (wasUp && !isRefusal ? 1 : 0),
    spent: before.spent + (wasUp ? took : 0),
  };
}

/** Decorrelated jitter: from the shortest wait to three times the last one. */
function waitAfter(last: number, chance: number): number {
  const widest = Math.max(wait.shortest, last) * 3;
  return Math.min(wait.longest, Math.round(wait.shortest + chance * (widest - wait.shortest)));
}

/** A wait longer than a call may take is not a pause but an end. */
function longPause(error: CallError): CallError {
  const minutes = Math.ceil((error.retryAfter ?? 0) / 60_000);
  return new CallError('quota', `${error.message} (it asks to wait ${minutes} minutes)`, error);
}

const advice: Partial<Record<CallFault, string>> = {
  unauthorised: 'check the key and its rights',
  unknown_model: 'check `model` and `baseURL` in the config',
  unknown_host: 'check `baseURL` in the config, and the network',
  quota: 'the account has nothing left: add credit or wait, then continue',
};

/** What neither a retry nor another unit can mend is for the user, and ends the run with one line. */
function finalError(error: CallError, host: HostState, model: string): Error {
  const isForUser = error.fault !== 'unknown_host' || host !== 'resolved';
  const next = isForUser ? advice[error.fault] : undefined;
  if (!next) return new CallError(error.fault, `model ${model}: ${messageOf(error)}`, error);
  return new UsageError(`model ${model}: ${error.message}; ${next}`, { cause: error });
}
