// What is noted of plans: a stage is asked for its units only where the answer may have changed.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countUnits, planUnits } from '../../pipeline/run/plan-units.ts';
import type { AnyStage } from '../../pipeline/stage.ts';
import { openFileStore, readFileStore } from '../../pipeline/store/file-store.ts';
import type { Reader, Store } from '../../pipeline/store.ts';
import { vector } from '../support/records.ts';
import { tempDir } from '../support/temp-dir.ts';

const making = (id: string) => ({ records: { vectors: [vector(id)] }, rejects: [] });

/** A stage with a unit for each vector of `embed`, and how often it was asked for them. */
function asked(more: Partial<AnyStage> = {}) {
  const counts = { asked: 0 };
  const stage: AnyStage = {
    name: 'cluster',
    summary: '',
    writes: ['clusters'],
    reads: ['vectors'],
    whole: false,
    options: () => {
      throw new Error('nobody asks');
    },
    async *units(store: Reader, most: number) {
      counts.asked += 1;
      for (const id of store.ids('vectors', 'embed').slice(0, most)) yield { id, input: {} };
    },
    work: async () => ({ records: {}, rejects: [] }),
    ...more,
  };
  const before: AnyStage = { ...stage, name: 'embed', writes: ['vectors'] };
  const counted = (store: Reader, most = 10) =>
    countUnits({ stage, store, options: most, pipeline: [before, stage] });
  return { counts, stage, counted };
}

async function opened(directory: string): Promise<Store> {
  const store = await openFileStore(directory);
  for (const id of ['a', 'b', 'c'])
    if (!store.finished('embed').has(id)) await store.commit('embed', id, making(id));
  return store;
}

it('counts go down with each commit, without asking', async () => {
  await using directory = await tempDir();
  await using store = await opened(directory.path);
  const { counts, counted } = asked();
  expect(await counted(store)).toEqual({ planned: 3, owed: 3 });
  await store.commit('cluster', 'a', { records: {}, rejects: [] });
  expect(await counted(store)).toEqual({ planned: 3, owed: 2 });
  await store.withdraw('cluster', ['a']);
  expect(await counted(store)).toEqual({ planned: 3, owed: 3 });
  expect(counts.asked).toBe(1);
});

it('another process knows as much, also while the first one writes', async () => {
  await using directory = await tempDir();
  await using store = await opened(directory.path);
  const { counts, counted } = asked();
  await counted(store);
  for (const id of ['a', 'b']) await store.commit('cluster', id, { records: {}, rejects: [] });
  await using reader = await readFileStore(directory.path);
  expect(await counted(reader)).toEqual({ planned: 3, owed: 1 });
  expect(counts.asked).toBe(1);
});

it('a stage of which nothing is owed plans nothing', async () => {
  await using directory = await tempDir();
  await using store = await opened(directory.path);
  const { counts, stage, counted } = asked();
  await counted(store);
  for (const id of ['a', 'b', 'c']) await store.commit('cluster', id, { records: {}, rejects: [] });
  const plan = await planUnits({ stage, store, options: 10, pipeline: [stage] });
  expect(plan).toEqual({ planned: 3, owed: [], hasInput: true });
  expect(counts.asked).toBe(1);
});

const changes: Record<string, { change: (store: Store) => Promise<void>; most?: number }> = {
  'more input': { change: (store) => store.commit('embed', 'd', making('d')) },
  'less input': { change: (store) => store.withdraw('embed', ['c']) },
  'other options': { change: async () => {}, most: 2 },
};

it.each(Object.entries(changes))('with %s, the stage is asked again', async (_, { change, most }) => {
  await using directory = await tempDir();
  await using store = await opened(directory.path);
  const { counts, counted } = asked();
  await counted(store);
  await change(store);
  const planned = store.ids('vectors').slice(0, most).length;
  expect(await counted(store, most)).toEqual({ planned, owed: planned });
  expect(counts.asked).toBe(2);
});

it('units that are not planned any more are not taken for planned ones', async () => {
  await using directory = await tempDir();
  await using store = await opened(directory.path);
  const { counted } = asked();
  for (const id of ['a', 'x', 'y']) await store.commit('cluster', id, { records: {}, rejects: [] });
  expect(await counted(store)).toEqual({ planned: 3, owed: 2 });
  await store.withdraw('cluster', ['x']);
  expect(await counted(store)).toEqual({ planned: 3, owed: 2 });
  await store.commit('cluster', 'b', { records: {}, rejects: [] });
  expect(await counted(store)).toEqual({ planned: 3, owed: 1 });
});

it('a stage that plans further units is asked when the first ones are finished', async () => {
  await using directory = await tempDir();
  await using store = await opened(directory.path);
  const { counts, counted } = asked({
    replans: true,
    async *units(from: Reader) {
      counts.asked += 1;
      yield { id: 'first', input: {} };
      if (from.finished('cluster').has('first')) yield { id: 'second', input: {} };
    },
  });
  expect(await counted(store)).toEqual({ planned: 1, owed: 1 });
  expect(await counted(store)).toEqual({ planned: 1, owed: 1 });
  expect(counts.asked).toBe(1);
  await store.commit('cluster', 'first', { records: {}, rejects: [] });
  expect(await counted(store)).toEqual({ planned: 2, owed: 1 });
  await store.commit('cluster', 'second', { records: {}, rejects: [] });
  expect(await counted(store)).toEqual({ planned: 2, owed: 0 });
  const before = counts.asked;
  expect(await counted(store)).toEqual({ planned: 2, owed: 0 });
  expect(counts.asked).toBe(before);
});

it('a stage that plans from something else than the store is always asked', async () => {
  await using directory = await tempDir();
  await using store = await opened(directory.path);
  const { counts, stage } = asked();
  const { reads, ...outside } = stage;
  for (let times = 0; times < 2; times += 1)
    await countUnits({ stage: outside, store, options: 10, pipeline: [outside] });
  expect([reads, counts.asked]).toEqual([['vectors'], 2]);
});

it('notes that are lost are made again', async () => {
  await using directory = await tempDir();
  const { counts, counted } = asked();
  {
    await using store = await opened(directory.path);
    await counted(store);
  }
  await rm(join(directory.path, '.index', 'notes.json'));
  for (let times = 0; times < 2; times += 1) {
    await using reader = await readFileStore(directory.path);
    expect(await counted(reader)).toEqual({ planned: 3, owed: 3 });
  }
  expect(counts.asked).toBe(2);
});
