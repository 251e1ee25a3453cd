// Long plays are too rare to be spent on vices, unless the config asks for one vice everywhere.
import { beforeAll, expect, it } from 'vitest';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import { longTask, plainKinds } from '../support/long-task.ts';
import { all, offlineRun } from '../support/offline-run.ts';

const lengths = [149, 150];
let plays: Record<'every' | 'one', (string | undefined)[]>;
beforeAll(async () => {
  plays = { every: await vicesOf({ vices: 1 }), one: await vicesOf({ only: 'stops_early' }) };
});

/** The vice of the play of each length. */
async function vicesOf(simulate: object): Promise<(string | undefined)[]> {
  const store = memoryStore();
  const stages = {
    harvest: { packages: { servers: [] } },
    evolve: { categories: ['education'], worlds: 1 },
    'write-tasks': { most: 16, kinds: plainKinds },
    simulate,
  };
  const config = { seed: 2, target: 16, stages };
  await offlineRun({ config, store, until: 'write-tasks' });
  const written = await all(store.read('tasks'));
  const tasks = lengths.map((calls) => longTask(written, calls));
  await store.commit('write-tasks', 'long', { records: { tasks }, rejects: [] });
  await offlineRun({ config, store, until: 'simulate' });
  const byTask = new Map((await all(store.read('trajectories'))).map(({ task, vice }) => [task, vice]));
  return tasks.map(({ id }) => byTask.get(id));
}

it('a play of 150 calls shows no vice, and a shorter one does', () => {
  expect(plays.every).toEqual([expect.any(String), undefined]);
});

it('the vice that the config names is shown in every play', () => {
  expect(plays.one).toEqual(['stops_early', 'stops_early']);
});
