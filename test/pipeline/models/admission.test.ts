// How many requests an endpoint gets, and when. Time is faked where it matters.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Bucket } from '../../../pipeline/models/admission/bucket.ts';
import { CallError, type CallFault } from '../../../pipeline/models/admission/call-error.ts';
import { EndpointLane, type LaneOptions } from '../../../pipeline/models/admission/lane.ts';
import { Pool } from '../../../pipeline/models/admission/pool.ts';
import { allowanceOf, retryAfterOf } from '../../../pipeline/models/admission/rate-headers.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const headers = (values: Record<string, string> = {}) => ({ get: (name: string) => values[name] ?? null });
const laneFor = (more: Partial<LaneOptions> = {}) => {
  const said: string[] = [];
  const lane = new EndpointLane({
    name: 'test',
    ceiling: 256,
    rpm: undefined,
    tpm: undefined,
    attempts: 6,
    isOnly: true,
    onPause: (reason, wait) => said.push(`pause ${Math.round(wait)}: ${reason}`),
    onResume: () => said.push('resume'),
    ...more,
  });
  return { lane, said };
};

/** As many as the lane takes at this moment. */
function fill(lane: EndpointLane): number {
  let entered = 0;
  while (lane.wait(1, Date.now()) === 0) {
    lane.enter(1, Date.now());
    entered += 1;
  }
  return entered;
}

async function answer(
  lane: EndpointLane,
  count: number,
  outcome: () => Promise<{ headers: ReturnType<typeof headers> }>,
) {
  await Promise.allSettled(Array.from({ length: count }, () => lane.send(outcome)));
  for (let index = 0; index < count; index += 1) lane.leave();
}
const well = async () => ({ headers: headers() });
const prompted = async () => {
  throw new CallError('server', 'test answered 500: this prompt');
};
const poolOf = (lane: EndpointLane, more: object = {}) =>
  new Pool({ lanes: [lane], drain: new AbortController().signal, patience: 900_000, ...more });
const refused = (retryAfter?: number) => async () => {
  throw new CallError('rate_limited', 'slow down', { retryAfter });
};
const broken = async () => {
  throw new CallError('unavailable', 'test answered 503: down');
};

describe('the limit of a lane', () => {
  it('opens slowly, doubles with each round, and ends at its ceiling', async () => {
    const { lane } = laneFor();
    const rounds: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      const entered = fill(lane);
      rounds.push(entered);
      await answer(lane, entered, well);
    }
    expect(rounds).toEqual([32, 64, 128, 256, 256, 256]);
  });

  it('halves once for a burst of refusals, waits as long as asked, and grows by one a round', async () => {
    const { lane, said } = laneFor({ ceiling: 32 });
    vi.advanceTimersByTime(10);
    await answer(lane, fill(lane), refused(15_000));
    expect(fill(lane)).toBe(0);
    expect(lane.wait(1, Date.now())).toBe(15_000);
    expect(said).toEqual(['pause 15000: too many requests']);
    vi.advanceTimersByTime(15_000);
    const rounds: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const entered = fill(lane);
      rounds.push(entered);
      await answer(lane, entered, well);
    }
    expect(rounds).toEqual([16, 16, 17, 18]);
  });
});

describe('the pauses of a lane', () => {
  it('grow when refusals do not say how long to wait', async () => {
    const { lane } = laneFor({ ceiling: 1 });
    const waits: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      expect(fill(lane)).toBe(1);
      await answer(lane, 1, refused());
      waits.push(lane.wait(1, Date.now()));
      vi.advanceTimersByTime(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('last until the reset when the endpoint says that nothing is left', async () => {
    const { lane, said } = laneFor({ ceiling: 4 });
    const used = { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1m30s' };
    await answer(lane, fill(lane), async () => ({ headers: headers(used) }));
    expect(lane.wait(1, Date.now())).toBe(90_000);
    expect(said).toEqual(['pause 90000: requests used up']);
    expect(lane.stated).toEqual({ requests: 0 });
  });
});

describe('what other processes know of an endpoint', () => {
  const told = (milliseconds: number, isDown: boolean) => ({ reason: 'told', milliseconds, isDown });

  it('holds a lane as long as they say, and no longer than they say so', async () => {
    const { lane } = laneFor();
    lane.hold([told(5000, false), told(3000, true)]);
    expect([lane.wait(1, Date.now()), lane.isDown]).toEqual([5000, true]);
    vi.advanceTimersByTime(3000);
    expect([lane.wait(1, Date.now()), lane.isDown]).toEqual([2000, false]);
    lane.hold([]);
    expect(lane.wait(1, Date.now())).toBe(0);
  });

  it('is told of every pause, and that the endpoint answers again', async () => {
    const news: unknown[] = [];
    const { lane } = laneFor({ tell: (one) => news.push(one) });
    await answer(lane, 1, refused(700));
    expect(news).toEqual([{ reason: 'too many requests', milliseconds: 700, isDown: false }]);
    await answer(lane, 8, broken);
    expect(news[1]).toMatchObject({ reason: 'test answered 503: down', isDown: true });
    vi.advanceTimersByTime(60_000);
    await answer(lane, 1, well);
    expect(news.slice(2)).toEqual(['answers']);
  });

  it('lets requests go as soon as nothing holds them', async () => {
    const { lane } = laneFor();
    const pool = poolOf(lane);
    lane.hold([told(60_000, true)]);
    const entering = pool.enter({
      ...{ tokens: 1, signal: new AbortController().signal, isRetry: false, canGoElsewhere: false },
    });
    lane.hold([]);
    pool.wake();
    expect(await entering).toBe(lane);
  });
});

describe('a lane', () => {
  it('is probed again after a probe that the breaker did not let through', async () => {
    const { lane } = laneFor({ ceiling: 8 });
    await answer(lane, fill(lane), broken);
    lane.enter(1, Date.now()); // too early by the breaker's clock
    await answer(lane, 1, well);
    expect(lane.isDown).toBe(true);
    const wait = lane.wait(1, Date.now());
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThan(Number.POSITIVE_INFINITY);
    vi.advanceTimersByTime(wait);
    lane.enter(1, Date.now());
    await answer(lane, 1, well);
    expect(lane.isDown).toBe(false);
  });
  it('is down after eight failures in a row, is probed with one request, and recovers by itself', async () => {
    const { lane, said } = laneFor({ ceiling: 8 });
    await answer(lane, fill(lane), broken);
    expect(lane.isDown).toBe(true);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^pause \d+: test answered 503: down$/);
    for (let probes = 0; probes < 3; probes += 1) {
      expect(fill(lane)).toBe(0);
      vi.advanceTimersByTime(lane.wait(1, Date.now()));
      expect(lane.wait(1, Date.now())).toBe(0);
      lane.enter(1, Date.now());
      const probe = answer(lane, 1, broken);
      await Promise.resolve();
      expect(lane.wait(1, Date.now())).toBe(Number.POSITIVE_INFINITY); // one probe at a time
      await probe;
    }
    vi.advanceTimersByTime(lane.wait(1, Date.now()));
    lane.enter(1, Date.now());
    await answer(lane, 1, well);
    expect(lane.isDown).toBe(false);
    expect(said.at(-1)).toBe('resume');
    expect(fill(lane)).toBe(8);
  });

  it('stays up through failures now and then', async () => {
    const { lane, said } = laneFor({ ceiling: 8 });
    for (let round = 0; round < 50; round += 1) {
      fill(lane);
      await answer(lane, 7, broken);
      await answer(lane, 1, well);
    }
    expect(said).toEqual([]);
  });
});

describe('an endpoint that answers', () => {
  it('is not down, however often it fails', async () => {
    const { lane, said } = laneFor({ ceiling: 8 });
    for (let round = 0; round < 20; round += 1) await answer(lane, fill(lane), prompted);
    expect(lane.isDown).toBe(false);
    expect(said).toEqual([]);
  });

  it('is not down either where it does not answer, as long as it answers in between', async () => {
    const { lane } = laneFor({ ceiling: 7 });
    for (const outcome of [broken, prompted, broken]) {
      for (let call = 0; call < (outcome === broken ? 7 : 1); call += 1) {
        lane.enter(1, Date.now());
        await answer(lane, 1, outcome);
      }
    }
    expect(lane.isDown).toBe(false);
  });

  it('is up again with its first answer, be it a failure', async () => {
    const { lane } = laneFor({ ceiling: 8 });
    await answer(lane, fill(lane), broken);
    vi.advanceTimersByTime(lane.wait(1, Date.now()));
    lane.enter(1, Date.now());
    await answer(lane, 1, prompted);
    expect(lane.isDown).toBe(false);
  });

  it('is left alone when there is another one', async () => {
    const { lane } = laneFor({ ceiling: 8, isOnly: false });
    await answer(lane, fill(lane), prompted);
    expect(lane.isDown).toBe(true);
  });
});

describe('an endpoint that never answers', () => {
  const failing = (fault: CallFault) => async () => {
    await Promise.resolve();
    throw new CallError(fault, 'test cannot be reached');
  };
  const probeUntil = async (
    lane: EndpointLane,
    probes: number,
    outcome: () => Promise<never>,
  ): Promise<void> => {
    for (let probe = 0; probe < probes && lane.standing !== 'given up'; probe += 1) {
      vi.advanceTimersByTime(lane.wait(1, Date.now()) + 1);
      lane.enter(1, Date.now());
      await answer(lane, 1, outcome);
    }
  };

  it.each(['unknown_host', 'unreachable', 'dropped', 'timeout'] as const)(
    'is given up after six rounds, one after another: %s',
    async (fault) => {
      const { lane } = laneFor({ ceiling: 32 });
      await answer(lane, fill(lane), failing(fault)); // one burst counts once
      await probeUntil(lane, 4, failing(fault));
      expect(lane.standing).toBe('silent');
      await probeUntil(lane, 1, failing(fault));
      expect(lane.standing).toBe('given up');
      expect(lane.wait(1, Date.now())).toBe(0); // no request waits for it
      const send = vi.fn(well);
      await expect(lane.send(send)).rejects.toMatchObject({ fault });
      expect(send).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['has answered', well],
    ['has answered with an error', prompted],
    ['has said that it is overloaded', broken],
  ])('is not given up if it %s before', async (_, outcome) => {
    const { lane } = laneFor({ ceiling: 8 });
    fill(lane);
    await answer(lane, 1, outcome as typeof well);
    await answer(lane, 7, failing('unknown_host'));
    await probeUntil(lane, 20, failing('unknown_host'));
    expect(lane.standing).toBe('answers');
  });

  it('is not given up while lookups fail because there is no network', async () => {
    const { lane } = laneFor({ ceiling: 8 });
    await answer(lane, fill(lane), failing('lookup_failed'));
    await probeUntil(lane, 20, failing('lookup_failed'));
    expect(lane.standing).toBe('silent');
  });
});

describe('rates per minute', () => {
  it('hold over any minute, and are nearly reached', () => {
    for (const [perMinute, amount] of [
      [60, 1],
      [600, 1],
      [90_000, 2000],
    ] as const) {
      const bucket = new Bucket(perMinute);
      const taken: number[] = [];
      const began = Date.now();
      while (Date.now() < began + 180_000) {
        const wait = bucket.wait(amount, Date.now());
        if (wait > 0) vi.advanceTimersByTime(wait);
        else {
          bucket.take(amount, Date.now());
          taken.push(Date.now());
        }
      }
      const inMinuteFrom = (start: number): number =>
        taken.filter((time) => time >= start && time < start + 60_000).length * amount;
      for (const start of taken.slice(0, 200))
        expect(inMinuteFrom(start)).toBeLessThanOrEqual(perMinute * (1 + 1 / 60) + amount);
      expect(inMinuteFrom(began + 60_000)).toBeGreaterThan(perMinute * 0.95);
    }
  });

  it('are not made up for after a quiet time', () => {
    const bucket = new Bucket(6000);
    bucket.take(100, Date.now());
    vi.advanceTimersByTime(600_000);
    expect(bucket.wait(100, Date.now())).toBe(0);
    bucket.take(100, Date.now());
    expect(bucket.wait(1, Date.now())).toBeGreaterThan(0);
  });

  it('an amount larger than one second allows is sent when the bucket is full, and paid off later', () => {
    const bucket = new Bucket(60_000);
    expect(bucket.wait(30_000, Date.now())).toBe(0);
    bucket.take(30_000, Date.now());
    expect(bucket.wait(1, Date.now())).toBeCloseTo(29_001, -1);
  });
});

describe('the queue', () => {
  const entry = (more: object = {}) => ({
    tokens: 1,
    signal: new AbortController().signal,
    isRetry: false,
    canGoElsewhere: false,
    ...more,
  });

  it('lets retries go first', async () => {
    const { lane } = laneFor({ ceiling: 1 });
    const pool = poolOf(lane);
    await pool.enter(entry());
    const order: string[] = [];
    const waiting = ['first', 'second', 'retry'].map((name) =>
      pool.enter(entry({ isRetry: name === 'retry' })).then(() => {
        order.push(name);
        pool.leave(lane);
      }),
    );
    pool.leave(lane);
    await Promise.all(waiting);
    expect(order).toEqual(['retry', 'first', 'second']);
  });

  it('gives each request to the lane with the most room', async () => {
    const [small, large] = [laneFor({ name: 'small', ceiling: 2 }), laneFor({ name: 'large', ceiling: 4 })];
    const lanes = [small.lane, large.lane];
    const pool = new Pool({ lanes, drain: new AbortController().signal, patience: 900_000 });
    const taken: string[] = [];
    for (let call = 0; call < 6; call += 1) taken.push((await pool.enter(entry())).name);
    expect(taken).toEqual(['small', 'large', 'large', 'small', 'large', 'large']);
  });

  it('once every lane is down refuses what can go elsewhere, and the rest when the run drains', async () => {
    const { lane } = laneFor({ ceiling: 8 });
    const drain = new AbortController();
    const pool = poolOf(lane, { drain: drain.signal });
    await answer(lane, fill(lane), broken);
    await expect(pool.enter(entry({ canGoElsewhere: true }))).rejects.toMatchObject({ fault: 'paused' });
    const stays = pool.enter(entry());
    drain.abort();
    await expect(stays).rejects.toMatchObject({ fault: 'paused' });
  });

  it('refuses every request once all lanes have been down for too long, and none that came back before', async () => {
    const { lane } = laneFor({ ceiling: 8 });
    const pool = poolOf(lane, { patience: 60_000 });
    await answer(lane, fill(lane), broken);
    const waiting = ['retry', 'first'].map((name) => pool.enter(entry({ isRetry: name === 'retry' })));
    const [probe, ...others] = waiting;
    const refusals = Promise.allSettled(others);
    await vi.advanceTimersByTimeAsync(2000);
    await expect(probe).resolves.toBe(lane); // it hangs
    await vi.advanceTimersByTimeAsync(57_000);
    await vi.advanceTimersByTimeAsync(1001);
    expect(await refusals).toMatchObject([
      { reason: { fault: 'gone', message: 'test answered 503: down; it has been down for 60 seconds' } },
    ]);
    await expect(pool.enter(entry())).rejects.toMatchObject({ fault: 'gone' });
    // What has a fallback goes there, as long as it takes.
    await expect(pool.enter(entry({ canGoElsewhere: true }))).rejects.toMatchObject({ fault: 'paused' });
    await answer(lane, 1, well);
    await expect(pool.enter(entry())).resolves.toBe(lane);
  });

  it('counts an outage that is over towards no other one', async () => {
    const { lane } = laneFor({ ceiling: 8 });
    const pool = poolOf(lane, { patience: 60_000 });
    await answer(lane, fill(lane), broken);
    const probe = pool.enter(entry());
    await vi.advanceTimersByTimeAsync(2000);
    await probe;
    await answer(lane, 1, well);
    pool.leave(await pool.enter(entry()));
    await vi.advanceTimersByTimeAsync(60_000);
    await answer(lane, fill(lane), broken);
    const waiting = pool.enter(entry());
    await vi.advanceTimersByTimeAsync(2000);
    await expect(waiting).resolves.toBe(lane);
  });

  it('refuses a request whose call takes too long', async () => {
    const { lane } = laneFor({ ceiling: 1 });
    const pool = poolOf(lane);
    await pool.enter(entry());
    const late = expect(pool.enter(entry({ within: 5000 }))).rejects.toMatchObject({ fault: 'late' });
    const next = pool.enter(entry({ within: 6000 }));
    await vi.advanceTimersByTimeAsync(5000);
    await late;
    pool.leave(lane);
    await expect(next).resolves.toBe(lane);
    await vi.advanceTimersByTimeAsync(2000); // it has its lane
  });

  it('forgets a request that was given up', async () => {
    const { lane } = laneFor({ ceiling: 1 });
    const pool = poolOf(lane);
    await pool.enter(entry());
    const quit = new AbortController();
    const gone = expect(pool.enter(entry({ signal: quit.signal }))).rejects.toThrow();
    const next = pool.enter(entry());
    quit.abort();
    await gone;
    pool.leave(lane);
    await expect(next).resolves.toBe(lane);
  });
});

describe('what headers say', () => {
  it.each([
    [{ 'retry-after': '3' }, 3000],
    [{ 'retry-after-ms': '250', 'retry-after': '3' }, 250],
    [{ 'retry-after': new Date(1_060_000).toUTCString() }, 60_000],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('%j is %s', (values, expected) => {
    expect(retryAfterOf(headers(values as Record<string, string>), 1_000_000)).toBe(expected);
  });

  it.each([
    ['6m0s', 360_000],
    ['1.5s', 1500],
    ['120ms', 120],
    ['20', 20_000],
    ['1700000', 700_000 * 1000 + 1_000_000_000],
  ])('a reset of %s is %s milliseconds', (reset, expected) => {
    const said = { 'x-ratelimit-remaining-tokens': '7', 'x-ratelimit-reset-tokens': reset };
    expect(allowanceOf(headers(said), 'tokens', 1_000_000)).toEqual({ remaining: 7, reset: expected });
  });
});
