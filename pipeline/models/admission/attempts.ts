// The one place where calls are tried again. Nothing above or below this retries, so attempts never multiply.
import { sleep } from '../../when-aborted.ts';
import type { CallContext } from '../model.ts';
import { CallClock } from './call-clock.ts';
import { CallError } from './call-error.ts';
import type { EndpointLane } from './lane.ts';
import type { Pool } from './pool.ts';
import type { HeaderReader } from './rate-headers.ts';
import { type FailedAttempt, finalError, newHistory, nextStep, type RetryLimits } from './retry-policy.ts';

interface RetryOptions {
  readonly pool: Pool;
  readonly limits: RetryLimits;
  /** Estimated tokens of request and reply. */
  readonly tokens: number;
  readonly call: CallContext;
}

/** Starts the clock when it begins to send, and ends in the time that the clock has left. */
type Send<Result> = (lane: EndpointLane, clock: CallClock) => Promise<Result>;

/** Sends until a result comes or the retry policy gives up. Retries go in front of every new call. */
export async function sendWithRetries<Result extends { headers: HeaderReader }>(
  options: RetryOptions,
  send: Send<Result>,
): Promise<Result> {
  const { pool, limits, call } = options;
  const clock = new CallClock(limits.total);
  let history = newHistory;
  let last: FailedAttempt | undefined;
  for (let attempt = 0; ; attempt += 1) {
    const lane = await enter(options, clock, last);
    const outcome = await sendOnce(pool, lane, (entered) => send(entered, clock));
    if ('result' in outcome) return outcome.result;
    const { fault, message } = outcome.error;
    if (fault === 'late' && last) throw finalError({ ...last, isLate: true }, limits);
    if (fault !== 'paused') call.span.event('attempt_failed', { attempt, fault, 'error.message': message });
    last = { ...outcome, elapsed: clock.elapsed };
    const step = nextStep(last, history, limits);
    if (step.next === 'give up') throw step.error;
    history = step.history;
    if (step.next === 'wait') await sleep(step.milliseconds, call.signal);
  }
}

/** Waits for a lane, after a failure only as long as the clock has left. */
async function enter(
  { pool, limits, tokens, call }: RetryOptions,
  clock: CallClock,
  last: FailedAttempt | undefined,
): Promise<EndpointLane> {
  const { canGoElsewhere } = limits;
  const within = last ? clock.left : undefined;
  try {
    return await pool.enter({
      tokens,
      signal: call.signal,
      isRetry: last !== undefined,
      canGoElsewhere,
      within,
    });
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    if (error.fault === 'late' && last) throw finalError({ ...last, isLate: true }, limits);
    if (error.fault === 'gone') throw finalError({ error }, limits);
    throw error;
  }
}

/** One attempt in a lane that was entered. It leaves the lane again. */
async function sendOnce<Result extends { headers: HeaderReader }>(
  pool: Pool,
  lane: EndpointLane,
  send: (lane: EndpointLane) => Promise<Result>,
): Promise<{ result: Result } | Omit<FailedAttempt, 'elapsed'>> {
  try {
    return { result: await lane.send(() => send(lane)) };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    const { isDown, standing, hasServed } = lane;
    return { error, isDown, standing, hasServed, chance: Math.random() };
  } finally {
    pool.leave(lane);
  }
}
