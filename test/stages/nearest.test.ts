import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { offlineModel } from '../../pipeline/models/offline.ts';
import { groupCount, silhouetteOf } from '../../stages/cluster/group-count.ts';
import { duplicateSets, groupsOf } from '../../stages/cluster/groups.ts';
import { exactSearch, hnswSearch, optionalModule } from '../../stages/cluster/nearest.ts';
import { coordinates } from '../../stages/map/coordinates.ts';
import { cosine, decodeVector, encodeVector } from '../../stages/vectors.ts';
import { testCall } from '../support/call.ts';
import { tempDir } from '../support/temp-dir.ts';

const model = offlineModel({ documents: 100, words: { the: 90, a: 80, order: 5 } });
const call = testCall();
const themes = [
  'cancel order customer refund',
  'read file folder path',
  'weather forecast city rain',
  'robot arm battery mission',
];

async function texts(count: number): Promise<readonly Float32Array[]> {
  const random = randomFor('texts');
  return model.embed(
    Array.from(
      { length: count },
      (_, index) =>
        `${random.shuffle((themes[index % themes.length] ?? '').split(' ')).join(' ')} ${random.integer(1, 99999)}`,
    ),
    call,
  );
}

describe('the offline embedder', () => {
  it('gives unit vectors that depend on the text alone', async () => {
    const [one, other] = await model.embed(['Cancels the order of a customer.', 'Reads a file.'], call);
    const [again] = await model.embed(['Cancels the order of a customer.'], call);
    expect(one).toEqual(again);
    for (const vector of [one, other]) expect(vector && cosine(vector, vector)).toBeCloseTo(1, 5);
  });

  it('places like texts nearer than unlike ones', async () => {
    const [cancel, revoke, read] = (await model.embed(
      [
        'cancelOrder: cancels an order of a customer',
        'cancel_orders: cancel several customer orders',
        'read_file: reads a text file from a folder',
      ],
      call,
    )) as [Float32Array, Float32Array, Float32Array];
    expect(cosine(cancel, revoke)).toBeGreaterThan(0.5);
    expect(cosine(cancel, read)).toBeLessThan(0.25);
  });

  it('survives being stored in a record and read back', async () => {
    const [vector] = await model.embed(['x y z'], call);
    expect(vector && decodeVector(encodeVector(vector))).toEqual(vector);
  });
});

describe('nearest neighbours', () => {
  it('are the same from the index and from an exact search', async () => {
    const indexed = await hnswSearch();
    const vectors = await texts(400);
    const exact = await exactSearch(vectors, vectors, 5);
    if (!indexed) return expect(exact).toHaveLength(400); // the addon is optional
    const found = await indexed(vectors, vectors, 5);
    const hits = exact.flatMap((neighbours, index) =>
      neighbours.filter((neighbour) =>
        found[index]?.some((other) => Math.abs(other.cosine - neighbour.cosine) < 1e-6),
      ),
    );
    expect(hits.length / (400 * 5)).toBeGreaterThan(0.99);
  });

  it('need the addon to load where it is installed, and go without where it is not', async () => {
    await using directory = await tempDir();
    const moduleOf = async (name: string, text: string): Promise<string> => {
      await writeFile(join(directory.path, name), text);
      return pathToFileURL(join(directory.path, name)).href;
    };
    expect(await optionalModule('toolloom-test-no-such-module')).toBeUndefined();
    const unbuilt = `throw Object.assign(new Error('Could not locate the bindings file.'), { tries: ['build'] })`;
    expect(await optionalModule(await moduleOf('unbuilt.mjs', unbuilt))).toBeUndefined();
    const broken = await moduleOf('broken.mjs', `throw new Error('wrong NODE_MODULE_VERSION')`);
    await expect(optionalModule(broken)).rejects.toThrow(
      'installed but does not load: wrong NODE_MODULE_VERSION',
    );
    const incomplete = await moduleOf('incomplete.mjs', `import 'toolloom-test-no-such-module'`);
    await expect(optionalModule(incomplete)).rejects.toThrow('installed but does not load');
    const whole = await moduleOf('whole.mjs', 'export default 7');
    expect(await optionalModule(whole)).toMatchObject({ default: 7 });
  });

  it('make one set of a chain of near-duplicates, however long', () => {
    const chain = Array.from({ length: 30_000 }, (_, index) => [{ index: index + 1, cosine: 0.99 }]);
    const sets = duplicateSets([...chain, []], { threshold: 0.92 });
    expect(sets.map((set) => set.length)).toEqual([30_001]);
  });

  it('form connected sets of near-duplicates', () => {
    const near = (index: number, value: number) => ({ index, cosine: value });
    expect(
      duplicateSets([[near(1, 0.95)], [near(2, 0.93)], [near(1, 0.93)], [near(0, 0.5)]], { threshold: 0.92 }),
    ).toEqual([[0, 1, 2]]);
  });
});

it('groups find the themes that the texts were made of', async () => {
  const vectors = await texts(80);
  const groups = await groupsOf(vectors, 4, randomFor('groups'));
  expect(groups).toHaveLength(4);
  for (const group of groups)
    expect(new Set(group.members.map((index) => index % themes.length)).size).toBe(1);
});

it('the number of groups is the number of themes', async () => {
  for (const seed of [1, 2, 3])
    expect(await groupCount(await texts(120), randomFor(seed))).toBe(themes.length);
});

it('the silhouette of coinciding points is 1, and that of a single point is 0', () => {
  const distances = [0, 0, 1, 1].map((a) => Float32Array.from([0, 0, 1, 1], (b) => Math.abs(a - b)));
  expect(silhouetteOf(distances, [{ members: [0, 1] }, { members: [2, 3] }])).toBe(1);
  expect(silhouetteOf(distances, [{ members: [0, 2] }, { members: [1, 3] }])).toBe(-0.5);
  expect(silhouetteOf(distances, [{ members: [0, 1, 2, 3] }])).toBe(0);
});

describe.each([
  ['laid out together', 3000],
  ['placed in a sample', 60],
])('a map of texts that are %s', (_, fitted) => {
  it('is the same for the same seed, and keeps a theme together', async () => {
    const vectors = await texts(160);
    const points = await coordinates(vectors, randomFor('map'), fitted);
    expect(await coordinates(vectors, randomFor('map'), fitted)).toEqual(points);
    const nearestOf = (self: number): number[] =>
      points
        .map((point, index) => ({
          index,
          far: Math.hypot(point.x - (points[self]?.x ?? 0), point.y - (points[self]?.y ?? 0)),
        }))
        .filter(({ index }) => index !== self)
        .sort((a, b) => a.far - b.far)
        .slice(0, 5)
        .map(({ index }) => index);
    const together = points.flatMap((_, self) =>
      nearestOf(self).map((other) => other % themes.length === self % themes.length),
    );
    expect(together.filter(Boolean).length / together.length).toBeGreaterThan(0.95);
  });
});
