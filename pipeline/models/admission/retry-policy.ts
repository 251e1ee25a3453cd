// Whether a failed call is tried again, and when: a pure function of the failure and of what the call has
// been through. A passing failure is tried again after a growing, jittered wait; any other ends the call at
// once.
import { messageOf, UsageError } from '../../errors.ts';
import { CallError, type CallFault } from './call-error.ts';

/**
 * `silent`: the endpoint has not answered anything in this run. `given up`: it was tried often enough while it
 * was silent.
 */
export type Standing = 'answers' | 'silent' | 'given up';

export interface FailedAttempt {
  readonly error: CallError;
  /** Milliseconds since the call was first sent. */
  readonly elapsed: number;
  /** The endpoint is down now, so its breaker decides when the next request is sent. */
  readonly isDown: boolean;
  readonly standing: Standing;
  /** The endpoint has given an answer of use in this run. */
  readonly hasServed: boolean;
  /** In [0, 1). Spreads the waits, so that calls that failed together are not sent again together. */
  readonly chance: number;
}

export interface RetryLimits {
  /** Name of the model, for messages. */
  readonly model: string;
  /**
   * Failures that end the call. Not counted are those for the rate, and, once an endpoint has answered, those that did
   * not reach it.
   */
  readonly attempts: number;
  /** Milliseconds from the first sending of a call until it is given up, whatever happens. */
  readonly total: number;
  /** The model has a fallback. */
  readonly canGoElsewhere: boolean;
}

/** What a call has been through. */
export interface RetryHistory {
  readonly failures: number;
  /** Times that it was refused for the rate. */
  readonly refusals: number;
  /** Milliseconds of the last wait. */
  readonly lastWait: number;
}

export const newHistory: RetryHistory = { failures: 0, refusals: 0, lastWait: 0 };

type RetryStep =
  | { readonly next: 'again'; readonly history: RetryHistory }
  | { readonly next: 'wait'; readonly milliseconds: number; readonly history: RetryHistory }
  | { readonly next: 'give up'; readonly error: Error };

/** An endpoint that only ever answers 429 ends the call: this many refusals are not a burst. */
const mostRefusals = 30;

/** Bounds of the wait between attempts, in milliseconds. */
const wait = { shortest: 200, longest: 20_000 };

export function nextStep(attempt: FailedAttempt, before: RetryHistory, limits: RetryLimits): RetryStep {
  const { error, isDown, standing, elapsed, chance } = attempt;
  const giveUp = (more: Partial<EndedCall> = {}): RetryStep => ({
    next: 'give up',
    error: finalError({ ...attempt, ...more }, limits),
  });
  if (error.fault === 'paused') return { next: 'again', history: before }; // nothing was sent
  if (standing === 'given up' || !isWorthAgain(attempt)) return giveUp();
  const asked = error.retryAfter ?? 0;
  if (asked > limits.total) return giveUp({ error: longPause(error) });
  const history = historyAfter(attempt, before);
  if (history.failures >= limits.attempts || history.refusals >= mostRefusals) return giveUp();
  if (elapsed >= limits.total) return giveUp({ isLate: true });
  // The lane itself waits out a rate limit, and its breaker a downtime.
  if (isDown || error.fault === 'rate_limited') return { next: 'again', history };
  const milliseconds = Math.max(asked, waitAfter(before.lastWait, chance));
  if (elapsed + milliseconds >= limits.total) return giveUp({ isLate: true });
  return { next: 'wait', milliseconds, history: { ...history, lastWait: milliseconds } };
}

/** An endpoint that has served this model may say for a moment that there is none. */
const isWorthAgain = ({ error, hasServed }: FailedAttempt): boolean =>
  error.passes || (hasServed && absentModel.has(error.fault));

const absentModel: ReadonlySet<CallFault> = new Set(['not_found', 'unknown_model']);

function historyAfter({ error, standing }: FailedAttempt, before: RetryHistory): RetryHistory {
  if (error.fault === 'rate_limited') return { ...before, refusals: before.refusals + 1 };
  // What did not reach an endpoint that is known to be there costs nothing and is waited for.
  const isFree = error.traits.isUnreached && standing === 'answers';
  return { ...before, failures: before.failures + (isFree ? 0 : 1) };
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

const isItThere = 'check `baseURL` in the config, and that the server runs';

const advice: Partial<Record<CallFault, string>> = {
  unauthorised: 'check the key and its rights',
  forbidden: 'check the key and its rights',
  unknown_model: 'check `model` and `baseURL` in the config',
  not_found: 'check `model` and `baseURL` in the config',
  unknown_host: 'check `baseURL` in the config, and the network',
  lookup_failed: 'check the network',
  unreachable: isItThere,
  quota: 'the account has nothing left: add credit or wait, then continue',
  gone: 'wait until it answers again',
};

/** Faults whose cause lies with one prompt once the endpoint has served others. */
const ofOnePrompt: ReadonlySet<CallFault> = new Set(['forbidden', ...absentModel]);

interface EndedCall extends Partial<FailedAttempt> {
  readonly error: CallError;
  /** It was given up for the time that it took. */
  readonly isLate?: boolean;
}

/** What neither a retry nor another unit can mend is for the user, and ends the run with one line. */
export function finalError(ended: EndedCall, limits: RetryLimits): Error {
  const { error } = ended;
  const next = adviceFor(ended, limits);
  if (!next) return new CallError(error.fault, `model ${limits.model}: ${messageOf(error)}`, error);
  return new UsageError(`model ${limits.model}: ${error.message}; ${next}`, { cause: error });
}

function adviceFor(
  { error, hasServed = false, standing = 'answers', isDown = false, isLate = false }: EndedCall,
  { canGoElsewhere }: RetryLimits,
): string | undefined {
  const { fault, traits } = error;
  if (hasServed && ofOnePrompt.has(fault)) return undefined;
  const isMistyped = fault === 'unknown_host' && standing !== 'answers';
  if (traits.isAbsence && canGoElsewhere && !isMistyped) return undefined;
  // Neither a silent endpoint nor one that stays down fails for the prompt.
  const isGone = (traits.isSilence && standing !== 'answers') || (traits.isAbsence && isDown && isLate);
  return advice[fault] ?? (isGone ? isItThere : undefined);
}
