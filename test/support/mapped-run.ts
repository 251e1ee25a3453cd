// A run up to its map, in memory: two grown worlds, and the tools of one real server, some of them inferred.
import type { Store } from '../../pipeline/store.ts';
import { scriptServer } from './harvested.ts';
import { offlineRun } from './offline-run.ts';

export async function mappedRun(): Promise<Store> {
  const { store, result } = await offlineRun({
    until: 'map',
    config: {
      stages: {
        harvest: { packages: { servers: [] }, servers: { list: { issues: scriptServer('issues.mjs') } } },
        evolve: { categories: ['education'], worlds: 2 },
      },
    },
  });
  if (result.stopped) throw result.stopped;
  return store;
}
