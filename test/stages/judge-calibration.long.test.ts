// Planted defects at a size at which a rate of one in twenty can be told.
import { beforeAll, describe, expect, it } from 'vitest';
import { vices } from '../../stages/simulate/vices/index.ts';
import { countOf, type Verdicts, verdictsByVice } from '../support/calibration.ts';

let verdicts: Map<string, Verdicts>;
beforeAll(async () => {
  verdicts = await verdictsByVice({ target: 80, evolve: {}, trials: 16 });
});

describe.each(vices.filter((vice) => vice.isDefect).map((vice) => vice.name))('the defect %s', (name) => {
  it('occurs at least 30 times, and at most one play in twenty is accepted', () => {
    const { plays, share } = countOf(verdicts, [name]);
    expect(plays).toBeGreaterThanOrEqual(30);
    expect(share).toBeLessThanOrEqual(0.05);
  });
});

it('of the plays without a defect at most 3 % are rejected', () => {
  const { plays, share } = countOf(verdicts, ['none']);
  expect(plays).toBeGreaterThan(100);
  expect(share).toBeGreaterThanOrEqual(0.97);
});
