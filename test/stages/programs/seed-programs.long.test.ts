// Every program that comes with toolloom is one that check-programs accepts.
import { expect, it } from 'vitest';
import { ownPrograms } from '../../../stages/check-programs/folder.ts';
import { all, offlineRun } from '../../support/offline-run.ts';

it('every seed program is accepted, with mistakes to plant', async () => {
  const programs = await ownPrograms();
  const stages = {
    harvest: { packages: { servers: [] } },
    evolve: { categories: ['education'], worlds: 1 },
    'read-documents': { libraries: [] },
    'check-programs': { programs },
  };
  const { store, result } = await offlineRun({ until: 'check-programs', config: { target: 2, stages } });
  const rejects = (await all(store.rejects())).filter(({ stage }) => stage === 'check-programs');
  expect(rejects).toEqual([]);
  expect(result.stages.find(({ stage }) => stage === 'check-programs')).toMatchObject({ failed: 0 });
  const made = await all(store.read('programs'));
  expect(made.map(({ name }) => name).sort()).toEqual(programs);
  for (const { name, checked } of made) expect(checked.mutants.length, name).toBeGreaterThanOrEqual(6);
}, 3_600_000);
