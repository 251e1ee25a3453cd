// The one place where calls are tried again. Whatever passes is retried, in front of the queue and after a
// growing, jittered wait; what does not pass fails at once. Nothing above or below this retries, so attempts
// never multiply.
import { setTimeout as sleep } from 'node:timers/promises';
import { decorrelatedJitterGenerator, ExponentialBackoff } from 'cockatiel';
import { messageOf, UsageError } from '../../errors.ts';
import type { CallContext } from '../model.ts';
import { CallError } from './call-error.ts';
import type { Lane } from './lane.ts';
import type { Pool } from './pool.ts';
import type { HeaderReader } from './rate-headers.ts';

export interface AttemptLimits {
  /** For the messages. */
  readonly model: string;
  /** Those that count: on an endpoint that is up, and not refused for the rate. */
  readonly attempts: number;
  /**
   * Milliseconds of sending and of waits between attempts, in all; waiting for an endpoint that is down does
   * not count.
   */
  readonly total: number;
  readonly canGoElsewhere: boolean;
}

/** Even an endpoint that only ever says 429 ends: this many refusals of one call are no burst. */
const refusals = 30;

/** Waits between attempts, in milliseconds. */
const waits = new ExponentialBackoff({
  initialDelay: 200,
  maxDelay: 20_000,
  generator: decorrelatedJitterGenerator,
});

export async function attempted<Result extends { headers: HeaderReader }>(
  pool: Pool,
  { model, attempts, total, canGoElsewhere }: AttemptLimits,
  tokens: number,
  call: CallContext,
  send: (lane: Lane) => Promise<Result>,
): Promise<Result> {
  let counted = 0;
  let refused = 0;
  let spent = 0;
  let backoff: ReturnType<typeof waits.next> | undefined;
  for (let attempt = 0; ; attempt += 1) {
    const lane = await pool.enter({ tokens, signal: call.signal, isRetry: attempt > 0, canGoElsewhere });
    const wasUp = !lane.isDown;
    const began = Date.now();
    let failure: CallError;
    try {
      return await lane.send(() => send(lane));
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failure = error;
    } finally {
      pool.leave(lane);
    }
    if (failure.fault === 'paused') continue; // nothing was sent
    if (wasUp) spent += Date.now() - began; // a probe of an endpoint that is down is nobody's attempt
    call.span.event('attempt_failed', { attempt, fault: failure.fault, 'error.message': failure.message });
    if (!failure.passes) throw final(failure, model);
    if (failure.retryAfter !== undefined && failure.retryAfter > total)
      throw final(
        new CallError(
          'quota',
          `${failure.message} (and asks to wait ${Math.ceil(failure.retryAfter / 60_000)} minutes)`,
          failure,
        ),
        model,
      );
    if (failure.fault === 'rate_limited') {
      refused += 1;
      if (refused >= refusals) throw final(failure, model);
      continue; // the lane itself waits
    }
    if (wasUp) counted += 1;
    if (counted >= attempts || spent >= total) throw final(failure, model);
    if (lane.isDown) continue; // its breaker waits
    backoff = backoff ? backoff.next(undefined) : waits.next();
    spent += backoff.duration;
    await sleep(backoff.duration, undefined, { signal: call.signal });
  }
}

const advice: Partial<Record<CallError['fault'], string>> = {
  unauthorised: 'check the key and its rights',
  unknown_model: 'check `model` and `baseURL` in the config',
  quota: 'the account has nothing left; add credit or wait, then go on',
};

/** What no retry and no other unit can mend is for the user: it ends the run, with one line. */
function final(error: CallError, model: string): Error {
  const next = advice[error.fault];
  if (!next) return new CallError(error.fault, `model ${model}: ${messageOf(error)}`, error);
  return new UsageError(`model ${model}: ${error.message}; ${next}`, { cause: error });
}
