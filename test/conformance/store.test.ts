// Every implementation of Store behaves alike.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFileStore } from '../../pipeline/store/file-store.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Store } from '../../pipeline/store.ts';
import { digests } from '../../schemas/digests.ts';
import { all } from '../support/offline-run.ts';
import { hasPostgres, type PostgresServer, postgresServer } from '../support/postgres.ts';
import { vector } from '../support/records.ts';
import { sharedCopy } from '../support/shared-copy.ts';
import { tempDir } from '../support/temp-dir.ts';

let server: PostgresServer | undefined;
beforeAll(async () => {
  if (hasPostgres) server = await postgresServer();
});
afterAll(() => server?.[Symbol.asyncDispose]());

const stores: Record<string, () => Promise<{ store: Store } & AsyncDisposable>> = {
  memory: async () => ({ store: memoryStore(), [Symbol.asyncDispose]: async () => {} }),
  files: async () => {
    const directory = await tempDir();
    const store = await openFileStore(directory.path);
    return {
      store,
      [Symbol.asyncDispose]: async () => {
        await store[Symbol.asyncDispose]();
        await directory[Symbol.asyncDispose]();
      },
    };
  },
  ...(hasPostgres ? { shared: () => sharedCopy(server) } : {}),
};

const reject = (unit: string, reason: string) => ({
  id: `${unit}/${reason}`,
  stage: 'embed',
  unit,
  reason,
  detail: 'd',
});

describe.each(Object.entries(stores))('the %s store', (_, open) => {
  it('reads in the order of the unit ids, whoever was committed first', async () => {
    await using opened = await open();
    const { store } = opened;
    for (const unit of ['c', 'a', 'b'])
      await store.commit('embed', unit, {
        records: { vectors: [vector(`${unit}1`), vector(`${unit}2`)] },
        rejects: [],
      });
    expect((await all(store.read('vectors'))).map((record) => record.id)).toEqual([
      'a1',
      'a2',
      'b1',
      'b2',
      'c1',
      'c2',
    ]);
    expect(store.ids('vectors')).toEqual(['a1', 'a2', 'b1', 'b2', 'c1', 'c2']);
    expect(store.idsAsCommitted('vectors')).toEqual(['c1', 'c2', 'a1', 'a2', 'b1', 'b2']);
  });

  it('reads stages in the order of their names, whichever wrote first', async () => {
    await using opened = await open();
    const { store } = opened;
    for (const stage of ['synthesize-tools', 'embed'])
      await store.commit(stage, 'a', {
        records: { vectors: [vector(stage)] },
        rejects: [reject(stage, 'dull')],
      });
    expect((await all(store.read('vectors'))).map((record) => record.id)).toEqual([
      'embed',
      'synthesize-tools',
    ]);
    expect(store.ids('vectors')).toEqual(['embed', 'synthesize-tools']);
    expect((await all(store.rejects())).map(({ id }) => id)).toEqual(['embed/dull', 'synthesize-tools/dull']);
  });

  it('gives a record by its id, with those that were committed together with it', async () => {
    await using opened = await open();
    const { store } = opened;
    await store.commit('embed', 'a', { records: { vectors: [vector('a1'), vector('a2')] }, rejects: [] });
    expect(await store.get('vectors', 'a2')).toEqual(vector('a2'));
    expect((await store.siblings('vectors', 'a2')).vectors).toHaveLength(2);
    await expect(store.get('vectors', 'nobody')).rejects.toThrow('nobody');
  });

  it('tells rejected units from rejects, and both add up by reason', async () => {
    await using opened = await open();
    const { store } = opened;
    await store.commit('embed', 'a', {
      records: { vectors: [vector('a1')] },
      rejects: [reject('a', 'dull')],
    });
    await store.commit('embed', 'b', { records: {}, rejects: [reject('b', 'dull'), reject('b', 'broken')] });
    await store.commit('embed', 'c', { records: {}, rejects: [] });
    expect(store.tally('embed')).toEqual({
      kept: 2,
      rejected: 1,
      records: 1,
      rejects: 3,
      reasons: { dull: 2, broken: 1 },
      unitReasons: { dull: 1 },
    });
    expect((await all(store.rejects())).map((each) => each.id)).toEqual(['a/dull', 'b/dull', 'b/broken']);
    expect([...store.finished('embed')].sort()).toEqual(['a', 'b', 'c']);
    expect(store.finished('never run').size).toBe(0);
  });

  it('finds rejected units by any of their reasons, and leaves out units that made records', async () => {
    await using opened = await open();
    const { store } = opened;
    const rejects = [reject('x', 'dull'), reject('x', 'broken')];
    await store.commit('embed', 'a', { records: { vectors: [vector('a1')] }, rejects });
    await store.commit('embed', 'b', { records: {}, rejects });
    expect(store.rejectedFor('embed', 'dull')).toEqual(['b']);
    expect(store.rejectedFor('embed', 'unheard of')).toEqual([]);
    expect(store.rejectedFor('judge', 'dull')).toEqual([]);
  });

  it('owes a withdrawn unit again, forgets what it made, and takes it a second time', async () => {
    await using opened = await open();
    const { store } = opened;
    for (const unit of ['a', 'b', 'c'])
      await store.commit('embed', unit, {
        records: { vectors: [vector(`${unit}1`)] },
        rejects: [reject(unit, 'dull')],
      });
    await store.withdraw('embed', ['a', 'c']);
    expect([...store.finished('embed')]).toEqual(['b']);
    expect(store.ids('vectors')).toEqual(['b1']);
    expect((await all(store.read('vectors'))).map(({ id }) => id)).toEqual(['b1']);
    expect((await all(store.rejects())).map(({ id }) => id)).toEqual(['b/dull']);
    expect(store.tally('embed')).toMatchObject({ kept: 1, records: 1, rejects: 1 });
    await expect(store.get('vectors', 'a1')).rejects.toThrow('a1');
    await store.commit('embed', 'a', { records: { vectors: [vector('a2')] }, rejects: [] });
    expect(store.ids('vectors')).toEqual(['a2', 'b1']);
    expect(await store.get('vectors', 'a2')).toEqual(vector('a2'));
  });

  it('keeps a record that another unit has made as well when the first one is withdrawn', async () => {
    await using opened = await open();
    const { store } = opened;
    for (const unit of ['a', 'b'])
      await store.commit('embed', unit, { records: { vectors: [vector('same')] }, rejects: [] });
    await store.withdraw('embed', ['a']);
    expect(store.ids('vectors')).toEqual(['same']);
    expect(await store.get('vectors', 'same')).toEqual(vector('same'));
  });

  it('knows whether a withdrawn unit has made something else than before', async () => {
    await using opened = await open();
    const { store } = opened;
    const before = { records: { vectors: [vector('a1')] }, rejects: [] };
    await store.commit('embed', 'a', before);
    await store.withdraw('embed', ['a']);
    expect(store.isChanged('embed', 'a', before)).toBe(false);
    expect(store.isChanged('embed', 'a', { records: { vectors: [vector('a2')] }, rejects: [] })).toBe(true);
    expect(store.isChanged('embed', 'a', { ...before, rejects: [reject('a', 'dull')] })).toBe(true);
    expect(store.isChanged('embed', 'never withdrawn', before)).toBe(false);
  });

  it('digests records in the order in which it reads them, without those that were withdrawn', async () => {
    await using opened = await open();
    const { store } = opened;
    for (const unit of ['c', 'a', 'b'])
      await store.commit('embed', unit, {
        records: unit === 'b' ? {} : { vectors: [vector(unit)] },
        rejects: [reject(unit, 'dull'), reject(unit, 'broken')],
      });
    await store.withdraw('embed', ['b']);
    await store.commit('embed', 'd', { records: { vectors: [vector('d')] }, rejects: [] });
    await store.commit('evolve', 'a', { records: {}, rejects: [reject('evolve', 'dull')] });
    const expected = (await all(store.rejects())).map(digests.rejects);
    expect(expected.map(({ id }) => id)).toEqual([
      ...['a/dull', 'a/broken', 'c/dull', 'c/broken'],
      'evolve/dull',
    ]);
    expect(await all(store.digests('rejects'))).toEqual(expected);
    expect(await all(store.digests('tasks'))).toEqual([]);
  });

  it('takes commits side by side and refuses the same unit twice', async () => {
    await using opened = await open();
    const { store } = opened;
    await Promise.all(
      Array.from({ length: 200 }, (_, number) =>
        store.commit('embed', `u${number}`, { records: { vectors: [vector(`r${number}`)] }, rejects: [] }),
      ),
    );
    expect(await all(store.read('vectors'))).toHaveLength(200);
    await expect(store.commit('embed', 'u7', { records: {}, rejects: [] })).rejects.toThrow('twice');
  });
});
