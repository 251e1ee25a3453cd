// The one place where calls are tried again. Nothing above or below this retries, so attempts never multiply.
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallContext } from '../model.ts';
import { CallError } from './call-error.ts';
import type { EndpointLane } from './lane.ts';
import type { Pool } from './pool.ts';
import type { HeaderReader } from './rate-headers.ts';
import { type FailedAttempt, newHistory, nextStep, type RetryLimits } from './retry-policy.ts';

interface RetryOptions {
  readonly pool: Pool;
  readonly limits: RetryLimits;
  /** Estimated tokens of request and reply. */
  readonly tokens: number;
  /** Fail at once while every lane is down. */
  readonly canGoElsewhere: boolean;
  readonly call: CallContext;
}

type Send<Result> = (lane: EndpointLane) => Promise<Result>;

/** Sends until a result comes or the retry policy gives up. Retries go in front of every new call. */
export async function sendWithRetries<Result extends { headers: HeaderReader }>(
  { pool, limits, tokens, canGoElsewhere, call }: RetryOptions,
  send: Send<Result>,
): Promise<Result> {
  let history = newHistory;
  for (let attempt = 0; ; attempt += 1) {
    const lane = await pool.enter({ tokens, signal: call.signal, isRetry: attempt > 0, canGoElsewhere });
    const outcome = await sendOnce(pool, lane, send);
    if ('result' in outcome) return outcome.result;
    const { fault, message } = outcome.error;
    if (fault !== 'paused') call.span.event('attempt_failed', { attempt, fault, 'error.message': message });
    const step = nextStep(outcome, history, limits);
    if (step.next === 'give up') throw step.error;
    history = step.history;
    if (step.next === 'wait') await sleep(step.milliseconds, undefined, { signal: call.signal });
  }
}

/** One attempt in a lane that was entered. It leaves the lane again. */
async function sendOnce<Result extends { headers: HeaderReader }>(
  pool: Pool,
  lane: EndpointLane,
  send: Send<Result>,
): Promise<{ result: Result } | FailedAttempt> {
  const wasUp = !lane.isDown;
  const began = Date.now();
  try {
    return { result: await lane.send(() => send(lane)) };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    const { isDown, host } = lane;
    return { error, took: Date.now() - began, wasUp, isDown, host, chance: Math.random() };
  } finally {
    pool.leave(lane);
  }
}
