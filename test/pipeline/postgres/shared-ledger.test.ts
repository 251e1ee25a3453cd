// A budget that several processes share is a cap for all of them together, whatever dies in between.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BudgetError } from '../../../pipeline/errors.ts';
import { type Random, randomFor } from '../../../pipeline/hash.ts';
import { type Ledger, memoryLedger, type Reservation, readSpending } from '../../../pipeline/money/ledger.ts';
import type { Usage } from '../../../pipeline/money/usage.ts';
import { mirrorLedger } from '../../../pipeline/postgres/ledger-mirror.ts';
import {
  accountChannel,
  lockedAccount,
  loseReservations,
} from '../../../pipeline/postgres/shared-account.ts';
import { openSharedLedger } from '../../../pipeline/postgres/shared-ledger.ts';
import { testCall } from '../../support/call.ts';
import { root } from '../../support/cli.ts';
import { hasPostgres, type PostgresServer, postgresServer } from '../../support/postgres.ts';
import { sharedProcess } from '../../support/shared-process.ts';
import { tempDir } from '../../support/temp-dir.ts';

type Shared = Awaited<ReturnType<typeof sharedProcess>>;

const usage = (cost: number, output = 5): Usage => ({ input: 10, cachedInput: 0, output, cost });

/** What others have paid is known as of the last second. */
const soon = { timeout: 30_000 };

describe.skipIf(!hasPostgres)('a shared ledger', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await postgresServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  /** So many processes, each with its own ledger of one run. */
  async function ledgersOf(count: number, budget?: number) {
    const dsn = await server.database();
    const processes: { readonly shared: Shared; readonly ledger: Ledger }[] = [];
    for (let index = 0; index < count; index += 1) {
      const shared = await sharedProcess(dsn);
      processes.push({ shared, ledger: await openSharedLedger(shared, { budget }) });
    }
    const end = async ({ shared, ledger }: { shared: Shared; ledger: Ledger }): Promise<void> => {
      await ledger[Symbol.asyncDispose]();
      await shared[Symbol.asyncDispose]();
    };
    const [first] = processes;
    if (!first) throw new Error('no process');
    return {
      ...{ dsn, processes, first },
      ledgers: processes.map(({ ledger }) => ledger),
      [Symbol.asyncDispose]: async () => void (await Promise.all(processes.map(end))),
    };
  }
  const reserve = (ledger: Ledger, cost: number, more = {}) =>
    ledger.reserve(testCall(more), 'm', () => usage(cost));
  const prove = async (ledger: Ledger): Promise<void> => await (await reserve(ledger, 0)).settle(usage(0), 1);
  const settled = (promise: Promise<unknown>, within = 100): Promise<string> =>
    Promise.race([
      promise.then(
        () => 'admitted',
        () => 'refused',
      ),
      sleep(within, 'waits'),
    ]);
  const openReservations = async ({ first }: Awaited<ReturnType<typeof ledgersOf>>) =>
    await first.shared.database.query('SELECT id FROM toolloom.reservations');

  it.each([0, 1, 2])('gives what a ledger in memory gives for the same calls: %i', async (seed) => {
    await using run = await ledgersOf(1, 2);
    const pair = [memoryLedger(2), run.first.ledger];
    const random = randomFor(seed, 'calls');
    const open: Reservation[][] = [];
    const begin = async (worst: number): Promise<void> => {
      const model = random.pick(['m', 'n']);
      const quit = new AbortController();
      const asked = pair.map((ledger) =>
        ledger.reserve(testCall({ signal: quit.signal }), model, () => usage(worst)),
      );
      for (const each of asked) each.catch(() => {}); // looked at below
      const [first, second] = asked as [Promise<Reservation>, Promise<Reservation>];
      const expected = await settled(first, 0);
      expect(await settled(second, expected === 'waits' ? 50 : 60_000)).toBe(expected);
      quit.abort(new Error('given up'));
      if (expected === 'admitted') open.push(await Promise.all(asked));
      await Promise.allSettled(asked);
    };
    const end = async (worst: number): Promise<void> => {
      const [reservations = []] = open.splice(random.integer(0, open.length - 1), 1);
      const close = endByChance(random, worst);
      for (const reservation of reservations) await close(reservation);
    };
    for (let step = 0; step < 40; step += 1) {
      const worst = random.integer(1, 30) / 100;
      await (open.length === 0 || random.next() < 0.55 ? begin(worst) : end(worst));
    }
    const [expected, given] = pair.map((ledger) => ledger.spending());
    expect(given).toEqual(expected);
    const [longest, longestShared] = pair.map((ledger) => ledger.longestReply('m'));
    expect(longestShared).toBe(longest);
  });

  it('never lets several processes together pass the budget, and stops only when no call fits', async () => {
    for (let seed = 0; seed < 3; seed += 1) {
      const random = randomFor(seed, 'cap');
      const budget = random.integer(10, 40) / 10;
      await using run = await ledgersOf(3, budget);
      let billed = 0;
      const caller = async (ledger: Ledger): Promise<void> => {
        for (;;) {
          const worst = random.integer(1, 40) / 100;
          const reservation = await reserve(ledger, worst);
          const cost = worst * random.next();
          billed += cost;
          await reservation.settle(usage(cost), 1);
        }
      };
      const ends = await Promise.allSettled(
        run.ledgers.flatMap((one) => [1, 2, 3, 4].map(() => caller(one))),
      );
      for (const end of ends) expect(end.status === 'rejected' && end.reason).toBeInstanceOf(BudgetError);
      expect(billed).toBeLessThanOrEqual(budget + 1e-9);
      expect(budget - billed).toBeLessThan(0.4);
      expect(await openReservations(run)).toEqual([]);
    }
  });

  it('lets one call alone out to a model that has not replied, whoever asks', async () => {
    await using run = await ledgersOf(2, 1);
    const [one, two] = run.ledgers as [Ledger, Ledger];
    const first = await reserve(one, 0.1);
    const second = reserve(two, 0.1);
    expect(await settled(second)).toBe('waits');
    await first.settle(usage(0.1, 700), 1);
    await (await second).release();
    expect(two.longestReply('m')).toBe(700);
  });

  it('gives room to a process that waits as soon as another one gives it back', async () => {
    await using run = await ledgersOf(2, 1);
    const [one, two] = run.ledgers as [Ledger, Ledger];
    await prove(one);
    const first = await reserve(one, 0.8);
    const second = reserve(two, 0.5);
    expect(await settled(second)).toBe('waits');
    let told = 0;
    const { database, run: id } = run.first.shared;
    database.listen(accountChannel(id), () => (told += 1));
    await first.settle(usage(0.1), 1);
    await second; // which looks by itself, too
    await expect.poll(() => told, soon).toBeGreaterThan(0);
  });

  it('counts what a killed process had in flight as lost once it is known to be lost', async () => {
    await using run = await ledgersOf(1, 1);
    await prove(run.first.ledger);
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', dying(run.dsn)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    child.kill('SIGKILL');
    const waits = reserve(run.first.ledger, 0.7);
    expect(await settled(waits)).toBe('waits');
    await run.first.shared.database.transaction((queries) =>
      loseReservations(queries, run.first.shared.run, [said.toString().trim()]),
    );
    await expect(waits).rejects.toThrow('the budget of $1 is reached: $0.4000 spent');
    await (await reserve(run.first.ledger, 0.6)).release();
    await expect.poll(() => run.first.ledger.spending(), soon).toMatchObject({ lost: 0.4, cost: 0.4 });
  });

  it('finds what a process had in flight that takes part no more, while a call waits for it', async () => {
    await using run = await ledgersOf(2, 1);
    const [one, two] = run.ledgers as [Ledger, Ledger];
    await prove(one);
    const late = await reserve(one, 0.8);
    await run.first.shared.database.query('DELETE FROM toolloom.workers WHERE id = $1', [
      run.first.shared.worker,
    ]);
    await expect(reserve(two, 0.5)).rejects.toThrow('$0.8000 spent');
    await late.settle(usage(0.1), 1); // it lives on, but its call is booked
    await (await reserve(two, 0.2)).release();
    await expect.poll(() => two.spending().cost, soon).toBe(0.8);
  });

  it('does not wait for long for a process that was cut off in the middle of a booking', async () => {
    await using run = await ledgersOf(2, 1);
    const { database, run: id } = run.first.shared;
    let attempts = 0;
    const stuck = database.transaction(async (queries) => {
      await lockedAccount(queries, id);
      attempts += 1;
      if (attempts === 1) await sleep(13_000);
    });
    const began = performance.now();
    while (attempts === 0) await sleep(5);
    await (await reserve(run.ledgers[1] as Ledger, 0.1)).release();
    expect(performance.now() - began).toBeGreaterThan(9000); // it was locked
    await stuck;
    expect(attempts).toBe(2);
  });

  it('counts each call once while the database is killed', async () => {
    await using run = await ledgersOf(2, 100);
    let isOver = false;
    let billed = 0;
    let calls = 0;
    const caller = async (ledger: Ledger): Promise<void> => {
      while (!isOver) {
        const reservation = await reserve(ledger, 0.03);
        billed += 0.01;
        calls += 1;
        await reservation.settle(usage(0.01), 1);
      }
    };
    const work = Promise.all(run.ledgers.flatMap((one) => [1, 2, 3].map(() => caller(one))));
    await sleep(300);
    await server.kill();
    await server.start();
    await sleep(300);
    isOver = true;
    await work;
    await using directory = await tempDir();
    const path = join(directory.path, 'ledger.jsonl');
    await mirrorLedger(run.first.shared, path);
    const spending = await readSpending(path);
    expect(spending).toMatchObject({ calls, lost: 0 });
    expect(spending.cost).toBeCloseTo(billed, 6);
    expect(await openReservations(run)).toEqual([]);
  });

  it('is copied into a file line by line, where it stopped', async () => {
    await using run = await ledgersOf(1);
    await using directory = await tempDir();
    const path = join(directory.path, 'ledger.jsonl');
    const pay = async (count: number): Promise<void> => {
      for (let index = 0; index < count; index += 1)
        await (await reserve(run.first.ledger, 0.5, { role: `role ${index}` })).settle(usage(0.25), 2);
    };
    await mirrorLedger(run.first.shared, path);
    await pay(3);
    await mirrorLedger(run.first.shared, path);
    await mirrorLedger(run.first.shared, path);
    await pay(2);
    await appendFile(path, '{"stage":"test","ro'); // killed while it wrote
    await mirrorLedger(run.first.shared, path);
    expect(await readSpending(path)).toEqual(run.first.ledger.spending());
    expect((await readFile(path, 'utf8')).match(/(?<="settles":)\d+/g)).toEqual(['1', '2', '3', '4', '5']);
  });
});

function endByChance(random: Random, worst: number): (reservation: Reservation) => void | Promise<void> {
  const fate = random.next();
  if (fate < 0.2) return (reservation) => reservation.release();
  if (fate < 0.4) return (reservation) => reservation.lose(1);
  const cost = random.integer(0, Math.round(worst * 100)) / 100;
  const output = random.integer(1, 900);
  return (reservation) => reservation.settle(usage(cost, output), 1);
}

/** Reserves $0.4, says who it is, and stays. */
const dying = (dsn: string): string => `
  import { openSharedLedger } from ${JSON.stringify(join(root, 'pipeline/postgres/shared-ledger.ts'))};
  import { sharedProcess } from ${JSON.stringify(join(root, 'test/support/shared-process.ts'))};
  import { testCall } from ${JSON.stringify(join(root, 'test/support/call.ts'))};
  const shared = await sharedProcess(${JSON.stringify(dsn)});
  const ledger = await openSharedLedger(shared, { budget: 1 });
  await ledger.reserve(testCall(), 'm', () => ({ input: 1, cachedInput: 0, output: 1, cost: 0.4 }));
  process.stdout.write(shared.worker + '\\n');
  setInterval(() => {}, 1000);`;
