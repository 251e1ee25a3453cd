// One call to an endpoint as it is paid: attempts with a reservation each, the last of which is still open
// when the answer is there, so that the lane is free for others while the books are kept.
import type { Ledger, Reservation } from '../../money/ledger.ts';
import type { Usage } from '../../money/usage.ts';
import { type AttemptLimits, attempted } from '../admission/attempts.ts';
import { CallError } from '../admission/call-error.ts';
import type { Lane } from '../admission/lane.ts';
import type { Pool } from '../admission/pool.ts';
import type { HeaderReader } from '../admission/rate-headers.ts';
import type { CallContext } from '../model.ts';
import type { ResolvedSettings } from '../settings.ts';
import type { Client } from './client.ts';

/** What the calls of one model share. */
export interface Desk {
  readonly name: string;
  readonly settings: ResolvedSettings;
  readonly ledger: Ledger;
  readonly pool: Pool;
  /** The client of each lane. */
  readonly clients: ReadonlyMap<Lane, Client>;
}

export interface Charge {
  /** Estimated tokens of request and reply, for rates per minute. */
  readonly tokens: number;
  /** The most that one attempt can cost. */
  readonly worst: Usage;
}

export interface Charged<Result> {
  readonly result: Result;
  readonly reservation: Reservation;
  readonly seconds: number;
}

export async function charged<Result extends { headers: HeaderReader }>(
  desk: Desk,
  { tokens, worst }: Charge,
  call: CallContext,
  send: (client: Client) => Promise<Result>,
): Promise<Charged<Result>> {
  const { name, ledger, clients, pool } = desk;
  const { result } = await attempted(pool, limitsOf(desk), tokens, call, async (lane) => {
    const one = clients.get(lane) as Client; // every lane has one
    const reservation = await ledger.reserve(call, name, worst);
    const began = performance.now();
    const seconds = (): number => (performance.now() - began) / 1000;
    try {
      const sent = await send(one);
      return { headers: sent.headers, result: { result: sent, reservation, seconds: seconds() } };
    } catch (cause) {
      const error = one.errorFrom(cause, call.signal);
      if (call.signal.aborted || (error instanceof CallError && error.perhapsCharged))
        reservation.lose(seconds());
      else reservation.release();
      throw error;
    }
  });
  return result;
}

const limitsOf = ({ name, settings }: Desk): AttemptLimits => ({
  model: name,
  attempts: settings.attempts,
  total: settings.timeout.total * 1000,
  canGoElsewhere: settings.fallback !== undefined,
});

/**
 * Bytes of English and JSON in one token, roughly: for tokens per minute, where being right on average is
 * enough.
 */
export const bytesPerToken = 4;
