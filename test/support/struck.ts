// One request in ten fails, by each kind of fault in turn.

import { expect } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Fault } from './endpoint.ts';
import { harmlessFaults, passingFaults, uselessFaults } from './endpoint-faults.ts';
import { modelRun } from './model-run.ts';
import { expectNoSecret, expectTwin, statusOf, untilDone } from './model-run-checks.ts';

const everything = { ...passingFaults, ...harmlessFaults, ...uselessFaults } as Record<string, Fault>;

/** A tenth of all requests is struck, by each kind of fault in turn; which ones depends on the seed alone. */
function tenth(seed: number) {
  const random = randomFor('faults', seed);
  const names = Object.keys(everything);
  let struck = 0;
  return () => {
    if (!random.chance(0.1)) return undefined;
    struck += 1;
    return everything[names[struck % names.length] as string];
  };
}

/** The run comes out whole whatever is struck, and its cost is what the endpoint would bill. */
export async function survivesFaults(seed: number): Promise<void> {
  await using run = await modelRun({ strike: tenth(seed) });
  await untilDone(run);
  await expectTwin(run);
  const { spending, funnel } = await statusOf(run);
  expect(funnel.every((row) => row.owed === 0)).toBe(true);
  const { answers, input, output } = run.endpoint.bill;
  const known = spending.cost - spending.lost;
  expect(spending.calls).toBe(answers);
  expect(known).toBeCloseTo((input + 2 * output) / 1e6, 6);
  expectNoSecret(run);
}
