// Planted defects: a play in which the agent's procedure was told to do wrong is rejected, and one in which it
// does right is accepted.
import { beforeAll, describe, expect, it } from 'vitest';
import { vices } from '../../stages/simulate/vices/index.ts';
import * as inProjects from '../../stages/simulate/vices/projects.ts';
import { countOf, type Verdicts, verdictsByVice } from '../support/calibration.ts';

/** Those of coding assistants need programs, which are long to check: programming-tasks.test.ts plays them. */
const elsewhere: readonly string[] = Object.values(inProjects).map(({ name }) => name);
const defects = vices
  .filter(({ isDefect, name }) => isDefect && !elsewhere.includes(name))
  .map(({ name }) => name);
const habits = vices.filter((vice) => !vice.isDefect).map((vice) => vice.name);

let verdicts: Map<string, Verdicts>;
beforeAll(async () => {
  verdicts = await verdictsByVice({ target: 60, evolve: { worlds: 24 }, trials: 13 });
});

describe.each(defects)('the defect %s', (name) => {
  it('occurs, and at most one play in ten is accepted', () => {
    const { plays, share } = countOf(verdicts, [name]);
    expect(plays).toBeGreaterThanOrEqual(3);
    expect(share).toBeLessThanOrEqual(0.1);
  });
});

it('of all plays with a defect at most 3 % are accepted', () => {
  const { plays, share } = countOf(verdicts, defects);
  expect(plays).toBeGreaterThan(400);
  expect(share).toBeLessThanOrEqual(0.03);
});

it('of the plays without a defect at most 3 % are rejected', () => {
  const { plays, share } = countOf(verdicts, ['none']);
  expect(plays).toBeGreaterThan(50);
  expect(share).toBeGreaterThanOrEqual(0.97);
});

describe.each(habits)('the harmless habit %s', (name) => {
  it('occurs, and at most one play in twenty is rejected', () => {
    const { plays, share } = countOf(verdicts, [name]);
    expect(plays).toBeGreaterThanOrEqual(8);
    expect(share).toBeGreaterThanOrEqual(0.95);
  });

  it('makes more calls than the oracle needs', () => {
    const callsIn = (vice: string) =>
      (verdicts.get(vice)?.accepted ?? []).map(({ task, steps }) => ({ task, calls: steps.length }));
    const plain = new Map(callsIn('none').map(({ task, calls }) => [task, calls]));
    const compared = callsIn(name).filter(({ task }) => plain.has(task));
    expect(compared.length).toBeGreaterThan(3);
    // A play whose tools fail may need as many calls for another reason.
    const longer = compared.filter(({ task, calls }) => calls > (plain.get(task) ?? calls));
    expect(longer.length / compared.length).toBeGreaterThan(0.9);
  });
});
