// Who gets room in the budget, when, and what calls cost, to the cent.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BudgetError } from '../../pipeline/errors.ts';
import { memoryLedger, openLedger } from '../../pipeline/money/ledger.ts';
import { withCost, worstUsage } from '../../pipeline/money/price.ts';
import type { Usage } from '../../pipeline/money/usage.ts';
import { testCall } from '../support/call.ts';
import { tempDir } from '../support/temp-dir.ts';

const usage = (cost: number, output = 5): Usage => ({ input: 10, cachedInput: 0, output, cost });

/** A ledger whose model has replied once, for nothing, so that several calls may be in flight. */
async function provenLedger(budget: number) {
  const ledger = memoryLedger(budget);
  (await ledger.reserve(testCall(), 'm', () => usage(0))).settle(usage(0), 1);
  return {
    ledger,
    reserve: (cost: number, more = {}) => ledger.reserve(testCall(more), 'm', () => usage(cost)),
  };
}

const settled = (promise: Promise<unknown>): Promise<string> =>
  Promise.race([
    promise.then(
      () => 'admitted',
      () => 'refused',
    ),
    new Promise<string>((resolve) => setImmediate(() => resolve('waits'))),
  ]);

describe('room in the budget', () => {
  it('is there to the last cent', async () => {
    const { reserve } = await provenLedger(1);
    expect(await settled(reserve(0.5))).toBe('admitted');
    expect(await settled(reserve(0.5))).toBe('admitted');
  });

  it('is waited for while a call in flight may leave some, and given as soon as it does', async () => {
    const { reserve } = await provenLedger(1);
    const first = await reserve(0.8);
    const second = reserve(0.5);
    expect(await settled(second)).toBe('waits');
    first.settle(usage(0.1), 1);
    expect(await settled(second)).toBe('admitted');
  });

  it('is refused once no call in flight can leave any', async () => {
    const { reserve } = await provenLedger(1);
    const first = await reserve(0.8);
    const second = reserve(0.5).catch((error: unknown) => error);
    first.settle(usage(0.8), 1);
    expect(await second).toBeInstanceOf(BudgetError);
  });

  it('is free in full after a call that was given up while it waited, and the next one gets it', async () => {
    const { reserve } = await provenLedger(1);
    const first = await reserve(0.8);
    const quit = new AbortController();
    const gone = reserve(0.9, { signal: quit.signal }).catch((error: Error) => error.message);
    const next = reserve(1);
    quit.abort(new Error('given up'));
    expect(await gone).toBe('given up');
    first.release();
    expect(await settled(next)).toBe('admitted');
  });

  it('is free in full after a reservation that could not be written down', async () => {
    await using ledger = await openLedger({ path: '/dev/full', budget: 1 });
    for (let attempt = 0; attempt < 3; attempt += 1)
      await expect(ledger.reserve(testCall(), 'm', () => usage(0.9))).rejects.toThrow('ENOSPC');
  });
});

it('a resumed ledger numbers its reservations on, and a call that was never sent leaves no trace in the sums', async () => {
  await using directory = await tempDir();
  const path = join(directory.path, 'ledger.jsonl');
  for (let session = 0; session < 2; session += 1) {
    await using ledger = await openLedger({ path, budget: 1 });
    (await ledger.reserve(testCall(), 'm', () => usage(0.1))).release();
    (await ledger.reserve(testCall(), 'm', () => usage(0.1, 900))).lose(1);
    expect(ledger.longestReply('m')).toBe(0);
    const { calls, byModel, lost } = ledger.spending();
    expect([calls, byModel.m?.calls]).toEqual([0, 0]);
    expect(lost).toBeCloseTo(0.1 * (session + 1));
  }
  const numbers = (await readFile(path, 'utf8')).match(/(?<="reserves":)\d+/g);
  expect(numbers).toEqual(['1', '2', '3', '4']);
});

it('a released call appears under no role', async () => {
  const ledger = memoryLedger(1);
  (await ledger.reserve(testCall({ role: 'judge' }), 'm', () => usage(0.1))).release();
  expect(ledger.spending().byRole).toEqual({});
});

describe('a price', () => {
  const price = { input: 10, cachedInput: 1, output: 100 };

  it('charges cached input at its own rate, or like any other where it has none', () => {
    const used = { input: 1000, cachedInput: 400, output: 10 };
    expect(withCost(price, used).cost).toBeCloseTo((600 * 10 + 400 * 1 + 10 * 100) / 1e6, 9);
    expect(withCost({ input: 10, output: 100 }, used).cost).toBeCloseTo((1000 * 10 + 10 * 100) / 1e6, 9);
  });

  it('reserves input in full, and the reply up to its limit, or up to the context where there is none', () => {
    const limited = { price, parameters: { max_tokens: 50 }, context: 2000 };
    expect(worstUsage(limited, 300)).toMatchObject({
      input: 300,
      output: 50,
      cost: (300 * 10 + 50 * 100) / 1e6,
    });
    expect(worstUsage({ price, parameters: {}, context: 2000 }, 300)).toMatchObject({ output: 2000 });
    expect(worstUsage(limited, 300, 70)).toMatchObject({ output: 70 });
  });
});
