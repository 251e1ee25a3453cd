// A call whose answer comes with a batch. A call that failed within its batch is tried again in another one.
import { hash } from 'node:crypto';
import { hashOf } from '../../hash.ts';
import type { Usage } from '../../money/usage.ts';
import { CallError } from '../admission/call-error.ts';
import { finalError } from '../admission/retry-policy.ts';
import type { BatchedCall, BatchedResult, Batching } from '../batched-call.ts';
import type { CallContext } from '../model.ts';
import { limitsOf, type ModelServices, type PaidResult } from './paid-call.ts';

interface BatchedCallOptions {
  readonly call: CallContext;
  /** The exact body of the request. */
  readonly bytes: Buffer;
  /** The most that it can cost in a batch. */
  readonly worst: () => Usage;
}

interface BatchedAnswer<Result> extends PaidResult<Result> {
  /** To be called once the reply is kept: its batch needs to be asked no more. */
  taken(): void;
}

/** Undefined for a call that goes out by itself: nobody keeps its reply, or the config says so. */
export async function answerInBatch<Result>(
  services: ModelServices,
  { call, bytes, worst }: BatchedCallOptions,
  read: (data: unknown) => Result,
): Promise<BatchedAnswer<Result> | undefined> {
  const { batches, settings } = services;
  if (!batches || !call.keeping) return undefined;
  const id = hashOf({ call: call.keeping.key, body: hash('sha256', bytes) });
  const limits = limitsOf(services);
  for (let attempt = 1; ; attempt += 1) {
    if (settings.batch === undefined && !batches.holds(id)) return undefined;
    try {
      return await attemptIn(batches, { id, bytes, call, worst }, read);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const { fault, message } = error;
      call.span.event('attempt_failed', { attempt, fault, 'error.message': message });
      if (!error.passes || attempt >= limits.attempts)
        throw finalError({ error, hasServed: batches.hasServed }, limits);
    }
  }
}

async function attemptIn<Result>(
  batches: Batching,
  asked: BatchedCall,
  read: (data: unknown) => Result,
): Promise<BatchedAnswer<Result>> {
  const answer = await batches.complete(asked);
  try {
    return { ...answer, result: read(answer.data) };
  } catch (error) {
    if (error instanceof CallError) await refuse(answer, error);
    throw error;
  }
}

/** The answer is of no use, so nobody shall get it again. */
async function refuse({ reservation, seconds, taken }: BatchedResult, { traits }: CallError): Promise<void> {
  if (traits.perhapsCharged) await reservation?.lose(seconds);
  else await reservation?.release();
  taken();
}
