// Every executor: n units in, n outcomes out. The inputs go through JSON, as a queue would send them.
import { describe, expect, it } from 'vitest';
import type { Executor, Perform } from '../../pipeline/executor.ts';
import { localExecutor } from '../../pipeline/executors/local.ts';
import type { Unit } from '../../pipeline/stage.ts';
import { all } from '../support/offline-run.ts';

const executors: Record<string, (concurrency: number, perform: Perform) => Executor> = {
  local: localExecutor,
};

async function* units(count: number): AsyncIterable<Unit> {
  for (let number = 0; number < count; number += 1) yield { id: `u${number}`, input: { number } };
}

const open = new AbortController().signal;
const empty = { records: {}, rejects: [] };

describe.each(Object.entries(executors))('the %s executor', (_, make) => {
  it.each([1, 2, 3, 7, 64, 500])('loses and doubles nothing at a concurrency of %i', async (concurrency) => {
    const perform: Perform = async (_stage, unit) => {
      const turns = Number(unit.id.slice(1)) % 5;
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
      return turns === 3
        ? { unit: unit.id, error: new Error('planned') }
        : { unit: unit.id, committed: empty };
    };
    const outcomes = await all(make(concurrency, perform).execute('stage', units(230), open));
    expect(new Set(outcomes.map((outcome) => outcome.unit)).size).toBe(230);
    expect(outcomes).toHaveLength(230);
    expect(outcomes.filter((outcome) => 'error' in outcome)).toHaveLength(46);
  });

  it('never has more in flight than it was told, and pulls no unit before there is room for it', async () => {
    let inFlight = 0;
    let most = 0;
    let pulled = 0;
    const perform: Perform = async (_stage, unit) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      expect(pulled - most).toBeLessThanOrEqual(60);
      await new Promise(setImmediate);
      inFlight -= 1;
      return { unit: unit.id, committed: empty };
    };
    async function* counted(): AsyncIterable<Unit> {
      for await (const unit of units(60)) {
        pulled += 1;
        expect(inFlight).toBeLessThan(4);
        yield unit;
      }
    }
    await all(make(4, perform).execute('stage', counted(), open));
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
    const outcomes = await all(make(3, perform).execute('stage', units(100), drain.signal));
    expect(outcomes.map((outcome) => outcome.unit).sort()).toEqual([...begun].sort());
    expect(begun.length).toBeLessThan(10);
  });
});
