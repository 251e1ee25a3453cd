// Every executor: n units in, n outcomes out. The inputs go through JSON, as a queue would send them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Executor, Perform } from '../../pipeline/executor.ts';
import { localExecutor } from '../../pipeline/executors/local.ts';
import type { Unit } from '../../pipeline/stage.ts';
import { all } from '../support/offline-run.ts';
import { hasPostgres, type PostgresServer, postgresServer } from '../support/postgres.ts';
import { sharedWork } from '../support/shared-copy.ts';

let server: PostgresServer | undefined;
beforeAll(async () => {
  if (hasPostgres) server = await postgresServer();
});
afterAll(() => server?.[Symbol.asyncDispose]());

type Open = (concurrency: number, perform: Perform) => Promise<{ executor: Executor } & AsyncDisposable>;

const executors: Record<string, Open> = {
  local: async (concurrency, perform) => ({
    executor: localExecutor(concurrency, perform),
    [Symbol.asyncDispose]: async () => {},
  }),
  ...(hasPostgres
    ? { shared: (concurrency, perform) => sharedWork(server, { concurrency, perform }) }
    : ({} satisfies Record<string, Open>)),
};

async function* units(count: number): AsyncIterable<Unit> {
  for (let number = 0; number < count; number += 1) yield { id: `u${number}`, input: { number } };
}

const never = new AbortController().signal;
const empty = { records: {}, rejects: [] };

describe.each(Object.entries(executors))('the %s executor', (name, open) => {
  it.each([1, 2, 3, 7, 64, 500])('loses and doubles nothing at a concurrency of %i', async (concurrency) => {
    const perform: Perform = async (_stage, unit) => {
      const turns = Number(unit.id.slice(1)) % 5;
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
      return turns === 3
        ? { unit: unit.id, error: new Error('planned') }
        : { unit: unit.id, committed: empty };
    };
    await using opened = await open(concurrency, perform);
    const outcomes = await all(opened.executor.execute('stage', units(230), never));
    expect(new Set(outcomes.map((outcome) => outcome.unit)).size).toBe(230);
    expect(outcomes).toHaveLength(230);
    expect(outcomes.filter((outcome) => 'error' in outcome)).toHaveLength(46);
  });

  it('never has more in flight than it was told, and pulls few units before there is room for them', async () => {
    const ahead = name === 'local' ? 0 : 64;
    let inFlight = 0;
    let most = 0;
    let pulled = 0;
    let done = 0;
    const perform: Perform = async (_stage, unit) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await new Promise(setImmediate);
      inFlight -= 1;
      done += 1;
      return { unit: unit.id, committed: empty };
    };
    async function* counted(): AsyncIterable<Unit> {
      for await (const unit of units(160)) {
        pulled += 1;
        expect(pulled - done).toBeLessThanOrEqual(4 + ahead);
        yield unit;
      }
    }
    await using opened = await open(4, perform);
    await all(opened.executor.execute('stage', counted(), never));
    expect(most).toBe(4);
  });

  it('finishes what is in flight when it is told to drain, and begins nothing more', async () => {
    const drain = new AbortController();
    const begun: string[] = [];
    const perform: Perform = async (_stage, unit) => {
      begun.push(unit.id);
      if (begun.length === 5) drain.abort();
      await new Promise(setImmediate);
      return { unit: unit.id, committed: empty };
    };
    await using opened = await open(3, perform);
    const outcomes = await all(opened.executor.execute('stage', units(100), drain.signal));
    expect(outcomes.map((outcome) => outcome.unit).sort()).toEqual([...begun].sort());
    // Processes that do not know the signal may begin more until their jobs are withdrawn.
    expect(begun.length).toBeLessThan(name === 'local' ? 10 : 100);
  });
});
