// Planted defects: what the agent's procedure was told to do wrong is rejected, and what it does right is
// accepted.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { vices } from '../../stages/simulate/vices/index.ts';
import { all, offlineRun } from '../support/offline-run.ts';

/** At least this many cases of each defect. */
const casesNeeded = 30;

const verdicts = new Map<string, { accepted: Trajectory[]; rejected: Trajectory[] }>();

beforeAll(async () => {
  const harvest = { packages: { servers: [] } };
  const { store, result } = await offlineRun({
    config: { target: 120, seed: 11, stages: { harvest, simulate: { vices: 0.9, trials: 16 } } },
  });
  expect(result.stages.every((stage) => stage.failed === 0)).toBe(true);
  const accepted = new Set((await all(store.read('judgements'))).map((judgement) => judgement.trajectory));
  for await (const trajectory of store.read('trajectories')) {
    const key = trajectory.vice ?? 'none';
    const verdict = verdicts.get(key) ?? { accepted: [], rejected: [] };
    verdict[accepted.has(trajectory.id) ? 'accepted' : 'rejected'].push(trajectory);
    verdicts.set(key, verdict);
  }
});

const countsOf = (key: string) => {
  const { accepted = [], rejected = [] } = verdicts.get(key) ?? {};
  return { accepted: accepted.length, all: accepted.length + rejected.length };
};

describe.each(vices.filter((vice) => vice.isDefect).map((vice) => vice.name))('the defect %s', (name) => {
  it(`occurs at least ${casesNeeded} times and is accepted in at most 5 % of them`, () => {
    const counts = countsOf(name);
    expect(counts.all).toBeGreaterThanOrEqual(casesNeeded);
    expect(counts.accepted / counts.all).toBeLessThanOrEqual(0.05);
  });
});

it('no more than 3 % of the clean plays are rejected, and harmless habits are no defects', () => {
  const clean = countsOf('none');
  expect(clean.all).toBeGreaterThan(100);
  expect(1 - clean.accepted / clean.all).toBeLessThanOrEqual(0.03);
  const detours = countsOf('detour');
  expect(1 - detours.accepted / detours.all).toBeLessThanOrEqual(0.05);
});
