// The index of a store: it says what a recount of the files says, whatever happened to it or to whoever wrote it.
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { openFileStore, readFileStore } from '../../pipeline/store/file-store.ts';
import { changeAtRandom } from '../support/random-commits.ts';
import { vector } from '../support/records.ts';
import { recount, stateIn, stateOf } from '../support/store-state.ts';
import { tempDir } from '../support/temp-dir.ts';

async function changed(directory: string, seed: number, changes: number): Promise<void> {
  await using store = await openFileStore(directory);
  const random = randomFor(seed);
  for (let number = 0; number < changes; number += 1) await changeAtRandom(store, random, number);
}

const indexOf = (directory: string, stage = 'embed'): string => join(directory, '.index', `${stage}.jsonl`);

describe('after any commits and withdrawals', () => {
  it.each([1, 2, 3])('it agrees with a recount, session after session (%i)', async (seed) => {
    await using directory = await tempDir();
    for (let session = 0; session < 3; session += 1) {
      // More than after which the index on the disk follows.
      await changed(directory.path, seed + session * 10, 400);
      const counted = await recount(directory.path);
      expect(await stateIn(directory.path)).toEqual(counted);
      await using store = await openFileStore(directory.path);
      expect(stateOf(store)).toEqual(counted);
    }
  });

  it('readers that come while it is written see what is durable, neither more nor less', async () => {
    await using directory = await tempDir();
    await using store = await openFileStore(directory.path);
    const random = randomFor(7);
    for (let number = 0; number < 700; number += 1) {
      await changeAtRandom(store, random, number);
      if (number % 50 !== 0) continue;
      const [one, other] = await Promise.all([stateIn(directory.path), stateIn(directory.path)]);
      expect(one).toEqual(stateOf(store));
      expect(other).toEqual(one);
    }
  });
});

describe('an index that is not as it was written', () => {
  const harms: Record<string, { harm: (path: string) => Promise<void>; isTold: boolean }> = {
    'is missing': { harm: (path) => rm(path), isTold: false },
    'is empty': { harm: (path) => truncate(path), isTold: false },
    'was torn': {
      harm: async (path) => truncate(path, (await readFile(path)).length - 40),
      isTold: true,
    },
    'has another unit': {
      harm: async (path) => writeFile(path, (await readFile(path, 'utf8')).replace('"u', '"v')),
      isTold: true,
    },
    'has another sum': {
      harm: async (path) => writeFile(path, (await readFile(path, 'utf8')).replace('"kept":', '"kept":1')),
      isTold: true,
    },
    'has bytes after its end': { harm: (path) => appendFile(path, '{"unit":"x"'), isTold: false },
    'is of another version': {
      harm: async (path) =>
        writeFile(path, (await readFile(path, 'utf8')).replace('"version":1', '"version":0')),
      isTold: false,
    },
  };

  it.each(Object.entries(harms))('%s: the store says the same, and mends it', async (_, { harm, isTold }) => {
    await using directory = await tempDir();
    await changed(directory.path, 1, 60);
    const before = await stateIn(directory.path);
    await harm(indexOf(directory.path));
    const notes: string[] = [];
    expect(await stateIn(directory.path, (message) => notes.push(message))).toEqual(before);
    const message = `${indexOf(directory.path)} is damaged; it is made again from ${join(directory.path, 'embed.jsonl')}`;
    expect(notes).toEqual(isTold ? [message] : []);
    notes.length = 0;
    expect(await stateIn(directory.path, (note) => notes.push(note))).toEqual(before);
    expect(notes).toEqual([]);
    await changed(directory.path, 2, 20);
    expect(await stateIn(directory.path)).toEqual(await recount(directory.path));
  });

  it('belongs to an earlier state of the file: the file counts', async () => {
    await using directory = await tempDir();
    await changed(directory.path, 1, 40);
    await using early = await tempDir();
    await cp(join(directory.path, '.index'), early.path, { recursive: true });
    await changed(directory.path, 2, 40);
    await cp(early.path, join(directory.path, '.index'), { recursive: true });
    expect(await stateIn(directory.path)).toEqual(await recount(directory.path));
  });
});

it('an index that another one has replaced is left alone by whoever was writing it', async () => {
  await using directory = await tempDir();
  await changed(directory.path, 1, 10);
  {
    await using store = await openFileStore(directory.path);
    const replaced = join(directory.path, 'replaced');
    await cp(indexOf(directory.path), replaced);
    await rename(replaced, indexOf(directory.path));
    await store.commit('embed', 'one more', { records: {}, rejects: [] });
  }
  const notes: string[] = [];
  expect(await stateIn(directory.path, (note) => notes.push(note))).toEqual(await recount(directory.path));
  expect(notes).toEqual([]);
});

it('a record is found by its id or the beginning of it, whether or not the index was read as a whole', async () => {
  await using directory = await tempDir();
  await changed(directory.path, 3, 60); // of which some are withdrawn, and made again
  await using writing = await openFileStore(directory.path);
  for (const unit of ['after-1', 'after-2'])
    await writing.commit('embed', unit, { records: { vectors: [vector(`${unit} "ü"`)] }, rejects: [] });
  await using whole = await readFileStore(directory.path);
  const ids = whole.ids('vectors');
  const starts = ['embed-u1', 'evolve-u2', 'after-1 "', 'nothing', ...ids.slice(0, 3)];
  for (const start of starts) {
    await using reader = await readFileStore(directory.path);
    const found = reader.startingWith(start).filter(({ listed }) => listed === 'vectors');
    expect(found.map(({ id }) => id).sort()).toEqual(ids.filter((id) => id.startsWith(start)).sort());
  }
  for (const id of ids.slice(-8)) {
    await using reader = await readFileStore(directory.path);
    expect(await reader.get('vectors', id)).toEqual(vector(id));
    expect(await reader.made('after-1')).toHaveLength(1);
    await expect(reader.get('vectors', `${id}-`)).rejects.toThrow(`no record ${id}-`);
  }
});

it('what was withdrawn is not found', async () => {
  await using directory = await tempDir();
  {
    await using store = await openFileStore(directory.path);
    for (const unit of ['a', 'b'])
      await store.commit('embed', unit, { records: { vectors: [vector(unit)] }, rejects: [] });
    await store.withdraw('embed', ['a']);
  }
  await using store = await readFileStore(directory.path);
  expect(store.tally('embed')).toMatchObject({ kept: 1, records: 1 });
  await expect(store.get('vectors', 'a')).rejects.toThrow('no record a');
  expect(store.startingWith('a')).toEqual([]);
  expect(await store.made('a')).toEqual([]);
  expect(store.startingWith('b')).toEqual([{ listed: 'vectors', id: 'b' }]);
});

it('a run of a version without an index is read as before, and has one afterwards', async () => {
  await using directory = await tempDir();
  await changed(directory.path, 1, 40);
  await rm(join(directory.path, '.index'), { recursive: true });
  const state = await stateIn(directory.path);
  expect(await readdir(join(directory.path, '.index'))).toEqual(['embed.jsonl', 'evolve.jsonl']);
  expect(await stateIn(directory.path)).toEqual(state);
});

it('where no index can be written, there is none, and all else is as it should be', async () => {
  await using directory = await tempDir();
  await mkdir(directory.path, { recursive: true });
  await writeFile(join(directory.path, '.index'), 'a file in place of the folder');
  await changed(directory.path, 1, 300);
  expect(await stateIn(directory.path)).toEqual(await recount(directory.path));
});

it('a line that is damaged after the store was opened is named when it is read', async () => {
  await using directory = await tempDir();
  {
    await using store = await openFileStore(directory.path);
    for (const unit of ['a', 'b'])
      await store.commit('embed', unit, { records: { vectors: [vector(unit)] }, rejects: [] });
  }
  const path = join(directory.path, 'embed.jsonl');
  const text = await readFile(path, 'utf8');
  await using store = await readFileStore(directory.path);
  await writeFile(path, text.replace('"of":"b"', '"of":"z"'));
  expect((await store.get('vectors', 'a')).of).toBe('a');
  const offset = text.indexOf('\n') + 1;
  await expect(store.get('vectors', 'b')).rejects.toThrow(
    `${path}: the line at byte ${offset} is damaged: its checksum is wrong. To set damaged lines aside`,
  );
});
