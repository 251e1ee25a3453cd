// Tasks are served in the splits of the export, and those that were not selected go where their worlds are.
import { expect, it } from 'vitest';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Records, Store } from '../../pipeline/store.ts';
import { servedTasks } from '../../serve/episodes/served-tasks.ts';
import { testTasks } from '../../stages/export/write-rows.ts';

/** Tasks, each with the worlds of its agent, and whether it was selected. */
async function storeOf(
  tasks: readonly (readonly [id: string, worlds: string, isSelected: boolean])[],
): Promise<Store> {
  const store = memoryStore();
  for (const [id, names, isSelected] of tasks) {
    const worlds = names.split(' ');
    const records = {
      agents: [
        {
          id: `agent ${id}`,
          parts: worlds.map((of) => ({ environment: 'world', of, primary: true, tools: [] })),
        },
      ],
      tasks: [{ id, agent: `agent ${id}`, difficulty: 1 }],
      selections: isSelected
        ? [{ id: `row ${id}`, task: id, worlds: worlds.map((of) => `world/${of}`) }]
        : [],
    };
    // The members that splits depend on.
    await store.commit('made', id, { records: records as unknown as Records, rejects: [] });
  }
  return store;
}

const splitsOf = async (store: Store, share: number) =>
  Object.fromEntries((await servedTasks(store, share)).map(({ id, split }) => [id, split]));

it('tasks that were selected are where the export has them, the others where their worlds are', async () => {
  const selected = Array.from({ length: 10 }, (_, index) => [`t${index}`, `w${index}`, true] as const);
  const first = await testTasks(await storeOf(selected), 0.2);
  expect(first.size).toBe(2);
  const [test = ''] = first;
  const train = selected.map(([id]) => id).find((id) => !first.has(id)) ?? '';
  const [testWorld, trainWorld] = [test.replace('t', 'w'), train.replace('t', 'w')];
  const store = await storeOf([
    ...selected,
    ['with test', testWorld, false],
    ['with train', trainWorld, false],
    ['with both', `${testWorld} ${trainWorld}`, false],
    ['with a new world', 'w100', false],
  ]);
  const found = await splitsOf(store, 0.2);
  expect(found).toMatchObject({
    [test]: 'test',
    [train]: 'train',
    'with test': 'test',
    'with train': 'train',
    'with both': undefined,
    'with a new world': 'train',
  });
  expect(new Set(selected.filter(([id]) => found[id] === 'test').map(([id]) => id))).toEqual(first);
});

it('without a selection, all tasks are split by their worlds', async () => {
  const tasks = Array.from({ length: 20 }, (_, index) => [`t${index}`, `w${index % 10}`, false] as const);
  const found = await splitsOf(await storeOf(tasks), 0.2);
  const worldsIn = (split: string) =>
    new Set(tasks.filter(([id]) => found[id] === split).map(([, world]) => world));
  expect(worldsIn('test').size).toBe(2);
  expect([...worldsIn('test')].filter((world) => worldsIn('train').has(world))).toEqual([]);
});
