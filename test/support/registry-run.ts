// A run in which every entry of the registries occurs that a run draws from: operations, mixes, kinds of task,
// faults. Vices have a run of their own, for the calibration of the judge.
import { expect } from 'vitest';
import type { Store } from '../../pipeline/store.ts';
import { offlineRun } from './offline-run.ts';

export async function registryRun(seed: number): Promise<Store> {
  const stages = {
    harvest: { packages: { servers: ['filesystem', 'memory'] } },
    evolve: { categories: ['travel', 'smart home', 'logistics', 'manufacturing'], worlds: 16 },
  };
  const { store, result } = await offlineRun({ config: { seed, target: 30, stages } });
  // A procedure that breaks the schema of its role fails its unit.
  expect(result.stages.filter((stage) => stage.failed > 0)).toEqual([]);
  return store;
}
