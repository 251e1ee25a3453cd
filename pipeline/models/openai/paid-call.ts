// One call to an endpoint as it is paid for. Every attempt has a reservation of its own. That of the last
// attempt is still open when the answer arrives, so the lane is free for others while the cost is worked out.
import type { Ledger, Reservation } from '../../money/ledger.ts';
import type { Usage } from '../../money/usage.ts';
import { sendWithRetries } from '../admission/attempts.ts';
import { CallError } from '../admission/call-error.ts';
import type { EndpointLane } from '../admission/lane.ts';
import type { Pool } from '../admission/pool.ts';
import type { HeaderReader } from '../admission/rate-headers.ts';
import type { RetryLimits } from '../admission/retry-policy.ts';
import type { Batching } from '../batched-call.ts';
import type { CallContext } from '../model.ts';
import type { ResolvedSettings } from '../settings.ts';
import type { Client } from './client.ts';

/** What the calls to one model share. */
export interface ModelServices {
  readonly name: string;
  readonly settings: ResolvedSettings;
  readonly ledger: Ledger;
  readonly batches: Batching | undefined;
  readonly pool: Pool;
  /** The client of each lane. */
  readonly clients: ReadonlyMap<EndpointLane, Client>;
}

interface PaidCallOptions {
  readonly call: CallContext;
  /** Estimated tokens of request and reply, for rates per minute. */
  readonly tokens: number;
  /** The most that one attempt can cost. */
  readonly worst: () => Usage;
}

export interface PaidResult<Result> {
  readonly result: Result;
  /** To be settled with what the call really used; undefined where that has been done. */
  readonly reservation: Reservation | undefined;
  readonly seconds: number;
}

/** `send` gets the milliseconds in which it has to end. */
export async function makePaidCall<Result extends { headers: HeaderReader }>(
  services: ModelServices,
  { call, tokens, worst }: PaidCallOptions,
  send: (client: Client, within: number) => Promise<Result>,
): Promise<PaidResult<Result>> {
  const { name, ledger, clients, pool } = services;
  const options = { pool, limits: limitsOf(services), tokens, call };
  const { paid } = await sendWithRetries(options, async (lane, clock) => {
    const client = clients.get(lane) as Client; // every lane has one
    const reservation = await ledger.reserve(call, name, worst);
    clock.start();
    // Waiting for room in the budget may have taken all its time.
    if (clock.left === 0) {
      await reservation.release();
      throw new CallError('late', 'the call took too long');
    }
    const began = performance.now();
    const seconds = (): number => (performance.now() - began) / 1000;
    try {
      const result = await send(client, clock.left);
      return { headers: result.headers, paid: { result, reservation, seconds: seconds() } };
    } catch (cause) {
      const error = client.errorFrom(cause, call.signal);
      if (call.signal.aborted || (error instanceof CallError && error.traits.perhapsCharged))
        await reservation.lose(seconds());
      else await reservation.release();
      throw error;
    }
  });
  return paid;
}

export const limitsOf = ({ name, settings }: ModelServices): RetryLimits => ({
  model: name,
  attempts: settings.attempts,
  total: settings.timeout.total * 1000,
  canGoElsewhere: settings.fallback !== undefined,
});

/**
 * Roughly the bytes of English and JSON in one token. For tokens per minute, right on average is good enough.
 */
export const bytesPerToken = 4;
