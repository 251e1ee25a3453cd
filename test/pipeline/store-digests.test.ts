// Digests: they say what the records say, whatever happened to the file that keeps them or to whoever wrote it, and nobody
// reads a record that has been digested.
import { appendFile, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashOf, randomFor } from '../../pipeline/hash.ts';
import { openFileStore, readFileStore } from '../../pipeline/store/file-store.ts';
import type { Reader } from '../../pipeline/store.ts';
import { digests, digestVersion } from '../../schemas/digests.ts';
import type { Reject } from '../../schemas/reject.ts';
import { all } from '../support/offline-run.ts';
import { changeAtRandom } from '../support/random-commits.ts';
import { tempDir } from '../support/temp-dir.ts';

const digestsOf = (store: Reader) => all(store.digests('rejects'));
const fromRecords = async (store: Reader) => (await all(store.rejects())).map(digests.rejects);
const kept = (directory: string): string => join(directory, '.index', 'embed.digests.jsonl');

async function changed(directory: string, seed: number, changes: number): Promise<void> {
  await using store = await openFileStore(directory);
  const random = randomFor(seed);
  for (let number = 0; number < changes; number += 1) await changeAtRandom(store, random, number);
}

async function expectRight(directory: string): Promise<void> {
  await using store = await readFileStore(directory);
  const found = await digestsOf(store);
  expect(found).toEqual(await fromRecords(store));
  expect(found.length).toBeGreaterThan(10);
}

it.each([1, 2])('after any commits and withdrawals they say what the records say (%i)', async (seed) => {
  await using directory = await tempDir();
  for (let session = 0; session < 2; session += 1) {
    // More than after which they are written.
    await changed(directory.path, seed + session * 10, 400);
    await expectRight(directory.path);
    await using store = await openFileStore(directory.path);
    expect(await digestsOf(store)).toEqual(await fromRecords(store));
  }
});

it('whoever writes, and whoever reads meanwhile, sees what is committed', async () => {
  await using directory = await tempDir();
  await using store = await openFileStore(directory.path);
  const random = randomFor(7);
  for (let number = 0; number < 300; number += 1) {
    await changeAtRandom(store, random, number);
    if (number % 60 !== 0) continue;
    await using reader = await readFileStore(directory.path);
    const expected = await fromRecords(store);
    expect(await digestsOf(store)).toEqual(expected);
    expect(await digestsOf(reader)).toEqual(expected);
  }
});

describe('a file that is not as it was written', () => {
  const harms: Record<string, (path: string) => Promise<void>> = {
    'is missing': (path) => rm(path),
    'is empty': (path) => truncate(path),
    'was torn': async (path) => truncate(path, (await readFile(path)).length - 30),
    'has a damaged line': async (path) =>
      writeFile(path, (await readFile(path, 'utf8')).replace('"reason":"', '"reason":"x')),
    'has a line of another unit': async (path) =>
      writeFile(path, (await readFile(path, 'utf8')).replaceAll('"unit":"u', '"unit":"v')),
    'has something else in it': (path) => appendFile(path, '\n,"made":\n{"sum":"","made":1}\n\n"'),
    'is of another version': async (path) =>
      writeFile(path, (await readFile(path, 'utf8')).replace(/"version":\d+/, '"version":0')),
  };

  it.each(Object.entries(harms))('%s: the digests are the same, and kept again', async (_, harm) => {
    await using directory = await tempDir();
    await changed(directory.path, 1, 80);
    await harm(kept(directory.path));
    await expectRight(directory.path);
    const mended = await readFile(kept(directory.path), 'utf8');
    await expectRight(directory.path);
    expect(await readFile(kept(directory.path), 'utf8')).toBe(mended);
    await changed(directory.path, 2, 20);
    await expectRight(directory.path);
  });
});

const reject: Reject = { id: 'r', stage: 'embed', unit: 'a', reason: 'dull', detail: 'a long story' };

it('those of a unit that was made again are the new ones, though the file has only the old ones', async () => {
  await using directory = await tempDir();
  const become = async (reason: string): Promise<void> => {
    await using store = await openFileStore(directory.path);
    if (store.finished('embed').has('a')) await store.withdraw('embed', ['a']);
    await store.commit('embed', 'a', { records: {}, rejects: [{ ...reject, reason }] });
  };
  await become('dull');
  const old = await readFile(kept(directory.path));
  await become('broken');
  await writeFile(kept(directory.path), old);
  await using store = await readFileStore(directory.path);
  expect(await digestsOf(store)).toEqual([digests.rejects({ ...reject, reason: 'broken' })]);
});

describe('a record that has become unreadable', () => {
  it.each([
    { isKept: true, name: 'is not missed where its digest is kept' },
    { isKept: false, name: 'is noticed where it is not' },
  ])('$name', async ({ isKept }) => {
    await using directory = await tempDir();
    {
      await using store = await openFileStore(directory.path);
      await store.commit('embed', 'a', { records: {}, rejects: [reject] });
    }
    if (!isKept) await rm(kept(directory.path));
    await using store = await readFileStore(directory.path);
    await overwrite(join(directory.path, 'embed.jsonl'), 'a long story', 'a last story');
    await expect(all(store.rejects())).rejects.toThrow('is damaged');
    if (isKept) expect(await digestsOf(store)).toEqual([digests.rejects(reject)]);
    else await expect(digestsOf(store)).rejects.toThrow('is damaged');
  });
});

/** In the same file, under whoever has it open. */
async function overwrite(path: string, was: string, becomes: string): Promise<void> {
  await using handle = await open(path, 'r+');
  const at = (await handle.readFile()).indexOf(was);
  await handle.write(becomes, at);
}

it('one of a record that says the same is the same, or has another version', () => {
  const call = { id: '1', name: 'find', arguments: { of: 'x' } };
  const step = {
    message: 1,
    call,
    result: { ok: false, value: null, tier: 'code', fault: 'slow', changes: [] },
  };
  const finding = { rule: 'r', code: 'r', severity: 'slip', blame: 'agent', message: 1, evidence: 'e' };
  const judgement = {
    ...{
      id: 'j',
      trajectory: 'p',
      task: 't',
      kind: 'k',
      findings: [finding],
      scores: [],
      total: 0.5,
      turns: [],
    },
    ...{ verdict: 'rejected', reason: 'r', because: 'b' },
  };
  const made = {
    worlds: digests.worlds({ id: 'w', name: 'n' }),
    agents: digests.agents({
      id: 'a',
      mix: 'm',
      parts: [
        { environment: 'e', of: 'w', tools: [], primary: true },
        { environment: 'e', of: 'v', tools: [], primary: false },
      ],
    } as unknown as Parameters<typeof digests.agents>[0]),
    tasks: digests.tasks({ id: 't', kind: 'k', difficulty: 2 } as Parameters<typeof digests.tasks>[0]),
    trajectories: digests.trajectories({
      ...{ id: 'p', task: 't', agent: 'a', trial: 0, end: 'goal_reached', twin: 'q', steps: [step, step] },
      messages: [
        { role: 'user', content: 'ab' },
        { role: 'assistant', content: '', reasoning: 'abc', toolCalls: [call] },
      ],
    } as unknown as Parameters<typeof digests.trajectories>[0]),
    selections: digests.selections({ id: 's', task: 't', trajectory: 'p' } as Parameters<
      typeof digests.selections
    >[0]),
    rejects: digests.rejects({ id: 'r', stage: 's', unit: 'u', reason: 'x', detail: 'd', record: judgement }),
  };
  expect(made.trajectories).toMatchObject({ calls: 2, messages: 2, tools: ['find'], faults: ['slow'] });
  expect(made.trajectories.characters).toBe(5 + JSON.stringify([call]).length);
  expect(made.rejects.judged).toMatchObject({ trajectory: 'p', verdict: 'rejected', total: 0.5 });
  // Where this is another hash, `digestVersion` must be another number.
  expect({ version: digestVersion, hash: hashOf(made) }).toEqual({
    version: 1,
    hash: '4cdcfa7d3019677898ea',
  });
});
