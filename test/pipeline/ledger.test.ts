// The budget is a cap: over many seeds, prices and faults it is never passed, and what it leaves unspent is
// less than one call.
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BudgetError } from '../../pipeline/errors.ts';
import { type Random, randomFor } from '../../pipeline/hash.ts';
import { memoryLedger, openLedger, type Reservation, readSpending } from '../../pipeline/money/ledger.ts';
import type { Usage } from '../../pipeline/money/usage.ts';
import { testCall } from '../support/call.ts';
import { tempDir } from '../support/temp-dir.ts';

const usage = (cost: number): Usage => ({ input: 10, cachedInput: 0, output: 5, cost });

/** Ends the call in one of three ways. Returns what the provider charges at most. */
function closeByChance(reservation: Reservation, worst: number, random: Random): number {
  const fate = random.next();
  if (fate < 0.1) {
    reservation.release();
    return 0;
  }
  if (fate < 0.2) {
    reservation.lose(1);
    return worst;
  }
  const cost = worst * random.next();
  reservation.settle(usage(cost), 1);
  return cost;
}

describe.each(Array.from({ length: 25 }, (_, seed) => seed))('seed %i', (seed) => {
  it('never overshoots, and stops only when the next call no longer fits', async () => {
    const random = randomFor(seed);
    const budget = random.integer(10, 100) / 10;
    const ledger = memoryLedger(budget);
    let billed = 0;
    let refusedWorst = Number.POSITIVE_INFINITY;
    const worker = async (): Promise<void> => {
      for (;;) {
        const worst = random.integer(1, 40) / 100;
        try {
          const reservation = await ledger.reserve(testCall(), 'm', () => usage(worst));
          await new Promise((resolve) => setImmediate(resolve));
          billed += closeByChance(reservation, worst, random);
        } catch (error) {
          if (!(error instanceof BudgetError)) throw error;
          refusedWorst = Math.min(refusedWorst, worst);
          return;
        }
      }
    };
    await Promise.all(Array.from({ length: random.integer(1, 30) }, worker));
    expect(billed).toBeLessThanOrEqual(budget + 1e-9);
    expect(ledger.spending().cost).toBeCloseTo(billed, 9);
    expect(budget - billed).toBeLessThan(0.4);
  });
});

describe('the ledger of a run', () => {
  it.each([undefined, 1])(
    'counts what a killed process had in flight as lost, with a budget of %s',
    async (budget) => {
      await using directory = await tempDir();
      const path = join(directory.path, 'ledger.jsonl');
      const first = await openLedger({ path, budget });
      (await first.reserve(testCall(), 'm', () => usage(0.2))).release();
      await first.reserve(testCall(), 'm', () => usage(0.25)); // killed here
      await using again = await openLedger({ path, budget });
      expect(again.spending()).toMatchObject({ calls: 0, cost: 0.25, lost: 0.25 });
    },
  );

  it('remembers how long replies were', async () => {
    await using directory = await tempDir();
    const path = join(directory.path, 'ledger.jsonl');
    const first = await openLedger({ path, budget: 1 });
    (await first.reserve(testCall(), 'm', () => usage(0.1))).settle({ ...usage(0.1), output: 700 }, 1);
    (await first.reserve(testCall(), 'm', () => usage(0.1))).lose(1);
    await first[Symbol.asyncDispose]();
    await using again = await openLedger({ path, budget: 1 });
    expect([again.longestReply('m'), again.longestReply('n')]).toEqual([700, 0]);
  });

  it('goes on where it stood, and counts what a killed process had in flight as lost', async () => {
    await using directory = await tempDir();
    const path = join(directory.path, 'ledger.jsonl');
    const first = await openLedger({ path, budget: 1 });
    (await first.reserve(testCall({ role: 'judge' }), 'm', () => usage(0.3))).settle(usage(0.1), 2);
    await first.reserve(testCall(), 'm', () => usage(0.25)); // killed here
    await appendFile(path, '{"stage":"test","ro'); // and in the middle of a line
    const again = await openLedger({ path, budget: 1 });
    expect(again.spending()).toMatchObject({
      calls: 1,
      input: 10,
      output: 5,
      cost: 0.35,
      lost: 0.25,
      byRole: { judge: { cost: 0.1, seconds: 2 } },
    });
    await expect(again.reserve(testCall(), 'm', () => usage(0.7))).rejects.toThrow(
      'the budget of $1 is reached: $0.3500 spent',
    );
    await again[Symbol.asyncDispose]();
    await using third = await openLedger({ path, budget: 1 });
    expect(third.spending().cost).toBeCloseTo(0.35);
    expect((await readSpending(path)).cost).toBeCloseTo(0.35);
  });

  it('that was tampered with is named with its line', async () => {
    await using directory = await tempDir();
    const path = join(directory.path, 'ledger.jsonl');
    await writeFile(path, 'nonsense\n');
    await expect(openLedger({ path, budget: undefined })).rejects.toThrow(
      `${path}:1: not a line of a ledger`,
    );
    expect(await readFile(path, 'utf8')).toBe('nonsense\n');
  });

  it('of a run that asked nobody is empty', async () => {
    expect(await readSpending('/nowhere/ledger.jsonl')).toMatchObject({ calls: 0, cost: 0 });
  });
});
