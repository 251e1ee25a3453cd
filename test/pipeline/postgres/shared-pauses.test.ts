// What one process learns of an endpoint, the others hear.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallError } from '../../../pipeline/models/admission/call-error.ts';
import { EndpointLane } from '../../../pipeline/models/admission/lane.ts';
import type { Pauses } from '../../../pipeline/models/admission/pauses.ts';
import { openSharedPauses } from '../../../pipeline/postgres/shared-pauses.ts';
import { hasPostgres, type PostgresServer, postgresServer } from '../../support/postgres.ts';
import { sharedProcess } from '../../support/shared-process.ts';

const failing = (error: CallError) => (): Promise<never> => Promise.reject(error);
const refusing = (retryAfter: number) => failing(new CallError('rate_limited', 'slow down', { retryAfter }));
const broken = failing(new CallError('unavailable', 'test answered 503: down'));
const well = async () => ({ headers: { get: () => null } });

describe.skipIf(!hasPostgres)('shared pauses', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await postgresServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const laneOf = (pauses: Pauses, place: string): EndpointLane => {
    const lane = new EndpointLane({
      ...{ name: 'test', ceiling: 16, rpm: undefined, tpm: undefined, attempts: 6, isOnly: true },
      onPause: () => {},
      onResume: () => {},
      tell: (news) => (news === 'answers' ? pauses.lift(place) : pauses.announce(place, news)),
    });
    pauses.follow(place, (held) => lane.hold(held));
    return lane;
  };
  const waitOf = (lane: EndpointLane): number => lane.wait(1, Date.now());
  const failed = (lane: EndpointLane, work: () => Promise<never>): Promise<unknown> =>
    lane.send(work).catch((error: unknown) => error);
  async function threeLanes() {
    const dsn = await server.database();
    const processes = [await sharedProcess(dsn), await sharedProcess(dsn)] as const;
    const pauses = [openSharedPauses(processes[0]), openSharedPauses(processes[1])] as const;
    return {
      shared: processes[0],
      one: laneOf(pauses[0], 'm at host key 1'),
      two: laneOf(pauses[1], 'm at host key 1'),
      other: laneOf(pauses[1], 'm at host key 2'),
      async [Symbol.asyncDispose]() {
        for (const each of [...pauses, ...processes]) await each[Symbol.asyncDispose]();
      },
    };
  }

  it('hold for every process that asks the same endpoint with the same key, for as long as is left', async () => {
    await using lanes = await threeLanes();
    await failed(lanes.one, refusing(30_000));
    await expect.poll(() => waitOf(lanes.two), { timeout: 20_000 }).toBeGreaterThan(1000);
    expect(waitOf(lanes.two)).toBeLessThanOrEqual(30_000);
    expect(waitOf(lanes.other)).toBe(0);
    expect(lanes.two.isDown).toBe(false);
  });

  // What is told of an endpoint that is down holds for ten seconds and more by itself.
  it('end for all as soon as the endpoint answers one of them again', async () => {
    await using lanes = await threeLanes();
    for (let failure = 0; failure < 8; failure += 1) await failed(lanes.one, broken);
    expect(lanes.one.isDown).toBe(true);
    await expect.poll(() => lanes.two.isDown, { timeout: 20_000 }).toBe(true);
    expect([waitOf(lanes.two) > 0, lanes.other.isDown]).toEqual([true, false]);
    await expect.poll(() => waitOf(lanes.one), { timeout: 20_000 }).toBe(0);
    await expect.poll(() => lanes.one.send(well).then(() => 'answers'), { timeout: 20_000 }).toBe('answers');
    await expect.poll(() => waitOf(lanes.two), { timeout: 8000 }).toBe(0);
    expect(lanes.two.isDown).toBe(false);
  });

  it('end by themselves where nobody is left who could say so', async () => {
    await using lanes = await threeLanes();
    const { database, run } = lanes.shared;
    await database.query(
      `INSERT INTO toolloom.pauses (run, lane, worker, "isDown", until, reason)
       VALUES ($1, 'm at host key 1', $2, true, clock_timestamp() + interval '2 seconds', 'down')`,
      [run, randomUUID()],
    );
    await expect.poll(() => lanes.two.isDown, { timeout: 20_000 }).toBe(true);
    await expect.poll(() => lanes.two.isDown, { timeout: 20_000 }).toBe(false);
    expect(waitOf(lanes.two)).toBe(0);
  });
});
