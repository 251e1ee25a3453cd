// Over several seeds every entry of the registries that a run draws from occurs, and no procedure breaks the
// schema of its role.
import { expect, it } from 'vitest';
import { mixes } from '../../stages/synthesize-agents/mixes/index.ts';
import { operations } from '../../stages/synthesize-tools/operations/index.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import { all } from '../support/offline-run.ts';
import { registryRun } from '../support/registry-run.ts';

const names = (registry: readonly { name: string }[]): string[] => registry.map(({ name }) => name).sort();

it('every operation, mix and kind of task occurs within five seeds', async () => {
  const seen = { operations: new Set<string>(), mixes: new Set<string>(), kinds: new Set<string>() };
  for (const seed of [2, 3, 4, 5, 6]) {
    const store = await registryRun(seed);
    for (const { operation } of await all(store.read('tools'))) seen.operations.add(operation);
    for (const { mix } of await all(store.read('agents'))) seen.mixes.add(mix);
    for (const { kind } of await all(store.read('tasks'))) seen.kinds.add(kind);
  }
  expect([...seen.operations].sort()).toEqual(names(operations));
  expect([...seen.mixes].sort()).toEqual(names(mixes));
  expect([...seen.kinds].sort()).toEqual(names(taskKinds));
});
