import { once } from 'node:events';
import { appendFile, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFileStore, readFileStore } from '../../pipeline/store/file-store.ts';
import { repairStore } from '../../pipeline/store/repair.ts';
import { all } from '../support/offline-run.ts';
import { vector } from '../support/records.ts';
import { moduleUrl, startScript } from '../support/script.ts';
import { tempDir } from '../support/temp-dir.ts';

async function threeUnits(directory: string): Promise<void> {
  await using store = await openFileStore(directory);
  for (const unit of ['a', 'b', 'c'])
    await store.commit('embed', unit, { records: { vectors: [vector(unit)] }, rejects: [] });
}

it('a unit is one line that jq can read', async () => {
  await using directory = await tempDir();
  await threeUnits(directory.path);
  const lines = (await readFile(join(directory.path, 'embed.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).yield.records.vectors[0].id)).toEqual(['a', 'b', 'c']);
});

it('a torn last line is owed again, and what follows it is written on a line of its own', async () => {
  await using directory = await tempDir();
  await threeUnits(directory.path);
  const path = join(directory.path, 'embed.jsonl');
  await truncate(path, (await readFile(path)).length - 5);
  await using store = await openFileStore(directory.path);
  expect([...store.finished('embed')]).toEqual(['a', 'b']);
  await store.commit('embed', 'c', { records: { vectors: [vector('c')] }, rejects: [] });
  expect((await all(store.read('vectors'))).map((record) => record.id)).toEqual(['a', 'b', 'c']);
});

it('a reader leaves a torn line alone: its writer may be at work', async () => {
  await using directory = await tempDir();
  await threeUnits(directory.path);
  const path = join(directory.path, 'embed.jsonl');
  await appendFile(path, '{"unit":"d","ids"');
  const before = await readFile(path, 'utf8');
  await using store = await readFileStore(directory.path);
  expect(store.ids('vectors')).toEqual(['a', 'b', 'c']);
  expect(await readFile(path, 'utf8')).toBe(before);
});

it('a withdrawal survives the process, and so does the knowledge of what the unit was', async () => {
  await using directory = await tempDir();
  await threeUnits(directory.path);
  {
    await using store = await openFileStore(directory.path);
    await store.withdraw('embed', ['b']);
  }
  await using store = await openFileStore(directory.path);
  expect([...store.finished('embed')]).toEqual(['a', 'c']);
  expect(store.isChanged('embed', 'b', { records: { vectors: [vector('b')] }, rejects: [] })).toBe(false);
  expect(store.isChanged('embed', 'b', { records: { vectors: [vector('x')] }, rejects: [] })).toBe(true);
  await store.commit('embed', 'b', { records: { vectors: [vector('x')] }, rejects: [] });
  expect((await all(store.read('vectors'))).map(({ id }) => id)).toEqual(['a', 'x', 'c']);
});

/** Ways in which the second of three lines can be damaged. */
const damages: Record<string, { damage: (line: string) => string; why: string; owed: string[] }> = {
  rubbish: { damage: () => 'rubbish', why: 'it is not a committed unit', owed: ['b'] },
  'an empty line': { damage: () => '', why: 'it is empty', owed: ['b'] },
  'an edited value': {
    damage: (line) => line.replace('"dimensions":1', '"dimensions":2'),
    why: 'its checksum is wrong',
    owed: ['b'],
  },
  'bytes overwritten in the header': {
    damage: (line) => line.replace('"unit":"b"', '"unit":"\u0000"'),
    why: 'its checksum is wrong',
    owed: ['b'],
  },
  'a line cut in the middle': {
    damage: (line) => line.slice(0, -20),
    why: 'its checksum is wrong',
    owed: ['b'],
  },
  'a line without a checksum': {
    damage: (line) => line.replace(/"sum":"[^"]*",/, ''),
    why: 'an older version of toolloom wrote it, without a checksum',
    owed: ['b'],
  },
  'a line twice': {
    damage: (line) => `${line}\n${line}`,
    why: 'it commits unit b a second time',
    owed: [],
  },
};

describe.each(Object.entries(damages))('%s', (_, { damage, why, owed }) => {
  async function damaged(directory: string): Promise<string> {
    await threeUnits(directory);
    const path = join(directory, 'embed.jsonl');
    const [a = '', b = '', c = ''] = (await readFile(path, 'utf8')).trimEnd().split('\n');
    await writeFile(path, `${a}\n${damage(b)}\n${c}\n`);
    return path;
  }

  it('is named to readers and writers, with its reason and the command that repairs it', async () => {
    await using directory = await tempDir();
    const path = await damaged(directory.path);
    const line = owed.length === 0 ? 3 : 2;
    const message = `${path}:${line}: this line is damaged: ${why}. To set damaged lines aside and make their `;
    for (const open of [readFileStore, openFileStore])
      await expect(open(directory.path)).rejects.toThrow(message);
  });

  it('is moved aside by a repair, which owes its unit again and keeps every other', async () => {
    await using directory = await tempDir();
    const path = await damaged(directory.path);
    const before = (await readFile(path, 'utf8')).split('\n');
    const aside = join(directory.path, 'damaged', 'embed.jsonl');
    expect(await repairStore(directory.path)).toEqual([{ stage: 'embed', lines: 1, path: aside }]);
    expect(await readFile(aside, 'utf8')).toBe(`${before[owed.length === 0 ? 2 : 1]}\n`);
    await using store = await openFileStore(directory.path);
    expect(['a', 'b', 'c'].filter((unit) => !store.finished('embed').has(unit))).toEqual(owed);
    expect(await all(store.read('vectors'))).toHaveLength(3 - owed.length);
  });
});

it('a repair remembers the checksum of a damaged line, so a unit that comes out the same is known', async () => {
  await using directory = await tempDir();
  await threeUnits(directory.path);
  const path = join(directory.path, 'embed.jsonl');
  await writeFile(path, (await readFile(path, 'utf8')).replace('"of":"b"', '"of":"z"'));
  await repairStore(directory.path);
  await using store = await openFileStore(directory.path);
  expect(store.isChanged('embed', 'b', { records: { vectors: [vector('b')] }, rejects: [] })).toBe(false);
  expect(store.isChanged('embed', 'b', { records: {}, rejects: [] })).toBe(true);
});

it('a sound store needs no repair', async () => {
  await using directory = await tempDir();
  await threeUnits(directory.path);
  const before = await readFile(join(directory.path, 'embed.jsonl'));
  expect(await repairStore(directory.path)).toEqual([]);
  expect(await readFile(join(directory.path, 'embed.jsonl'))).toEqual(before);
  expect((await readdir(directory.path)).filter((name) => !name.startsWith('.'))).toEqual(['embed.jsonl']);
});

it('a file of a version without checksums is said to be that, and is not offered for repair', async () => {
  await using directory = await tempDir();
  await threeUnits(directory.path);
  const path = join(directory.path, 'embed.jsonl');
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll(/"sum":"[^"]*",/g, ''));
  const opening = openFileStore(directory.path);
  await expect(opening).rejects.toThrow('was written by an older version of toolloom');
  await expect(opening).rejects.not.toThrow('--repair');
});

it('a folder in place of a file of units is named', async () => {
  await using directory = await tempDir();
  await threeUnits(directory.path);
  await mkdir(join(directory.path, 'judge.jsonl'));
  await expect(readFileStore(directory.path)).rejects.toThrow('judge.jsonl is a folder');
});

it.skipIf(process.platform !== 'linux')(
  'a full disk fails the commit, and is not read without end',
  async () => {
    await using directory = await tempDir();
    await symlink('/dev/full', join(directory.path, 'embed.jsonl'));
    await using store = await openFileStore(directory.path);
    const commit = store.commit('embed', 'a', { records: { vectors: [vector('a')] }, rejects: [] });
    await expect(commit).rejects.toThrow('ENOSPC');
  },
);

it('records in other scripts are read from their places', async () => {
  await using directory = await tempDir();
  await using store = await openFileStore(directory.path);
  const names = ['Ærøskøbing', '東京', '🏘'];
  for (const name of names)
    await store.commit('embed', name, { records: { vectors: [{ ...vector(name), name }] }, rejects: [] });
  for (const name of names) expect((await store.get('vectors', vector(name).id)).name).toBe(name);
});

it('a line longer than what is read at once is read whole', async () => {
  await using directory = await tempDir();
  const long = { ...vector('long'), data: 'A'.repeat(3_500_000) };
  {
    await using store = await openFileStore(directory.path);
    await store.commit('embed', 'a', { records: { vectors: [long] }, rejects: [] });
    await store.commit('embed', 'b', { records: { vectors: [vector('b')] }, rejects: [] });
  }
  // Without the index, every line of the file is visited.
  for (const hasIndex of [true, false]) {
    if (!hasIndex) await rm(join(directory.path, '.index'), { recursive: true });
    await using store = await readFileStore(directory.path);
    expect(await all(store.read('vectors')), `index: ${hasIndex}`).toEqual([long, vector('b')]);
  }
});

it('one process writes at a time, and a dead one holds nothing', async () => {
  await using directory = await tempDir();
  const script = `import { holdLock } from ${moduleUrl('pipeline/files/lock.ts')};
    await holdLock(process.argv[1]);
    console.log('held');
    setInterval(() => {}, 1000);`;
  const holder = await startScript(script, [directory.path]);
  await expect(openFileStore(directory.path)).rejects.toThrow(`is being written by process ${holder.pid}`);
  holder.kill('SIGKILL');
  await once(holder, 'close');
  await using store = await openFileStore(directory.path);
  expect(store.finished('embed').size).toBe(0);
});
