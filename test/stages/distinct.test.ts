import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { Distinct } from '../../stages/synthesize-tools/distinct/distinct.ts';
import { NearSearch } from '../../stages/synthesize-tools/distinct/near-search.ts';
import { schemaShape } from '../../stages/synthesize-tools/distinct/schema-shape.ts';
import { cosine, unitVector } from '../../stages/vectors.ts';

const random = randomFor('distinct');
const drawn = (): Float32Array => unitVector(Float32Array.from({ length: 384 }, () => random.next() - 0.5));
const near = (vector: Float32Array, noise: number): Float32Array =>
  unitVector(vector.map((value) => value + noise * (random.next() - 0.5)));

describe('what repeats an admitted tool', () => {
  it('is found at every threshold exactly where the cosine reaches it', () => {
    for (const threshold of [0.8, 0.9, 0.95]) {
      const distinct = new Distinct({ any: threshold, sameShape: threshold });
      const vectors = Array.from({ length: 20 }, drawn);
      for (const [index, vector] of vectors.entries())
        distinct.admitTool({ name: `tool ${index}`, body: { index }, vector, shape: '' });
      for (let number = 0; number < 300; number += 1) {
        const vector = near(random.pick(vectors), 0.2 * random.next());
        const most = Math.max(...vectors.map((other) => cosine(vector, other)));
        if (Math.abs(most - threshold) < 1e-5) continue; // within the rounding of single precision
        expect(distinct.twinOf({ name: 'new', body: { number }, vector, shape: '' }) !== undefined).toBe(
          most >= threshold,
        );
      }
    }
  });

  it('is the same one once so many are known that most pairs are not compared in full', () => {
    const search = new NearSearch(0.9);
    const centres = Array.from({ length: 40 }, drawn);
    const known = Array.from({ length: 1500 }, () => near(random.pick(centres), 0.05));
    for (const vector of known) search.add(vector);
    for (let number = 0; number < 200; number += 1) {
      const vector = near(random.pick(centres), 0.05 + 0.1 * random.next());
      const first = known.findIndex((other) => cosine(vector, other) >= 0.9);
      const found = search.find(vector);
      if (found && Math.abs(found.cosine - 0.9) < 1e-5) continue; // within the rounding of single precision
      expect(found?.index ?? -1).toBe(first);
    }
  });

  it('is found by its content where the vectors say nothing', () => {
    const distinct = new Distinct({ any: 0.9, sameShape: 0.87 });
    distinct.admitTool({ name: 'a', body: { x: 1, y: 2 }, vector: drawn(), shape: '' });
    expect(distinct.twinOf({ name: 'b', body: { y: 2, x: 1 }, vector: drawn(), shape: '' })).toMatchObject({
      cosine: 1,
    });
    expect(distinct.twinOf({ name: 'b', body: { y: 2, x: 3 }, vector: drawn(), shape: '' })).toBeUndefined();
  });
});

it('a world is like another if they share more than half of the tool names of one of them', () => {
  const distinct = new Distinct({ any: 0.9, sameShape: 0.87 });
  distinct.admitWorld('first', ['a', 'b', 'c', 'd']);
  expect(distinct.worldLike(['a', 'b', 'x', 'y'])).toBeUndefined();
  expect(distinct.worldLike(['a', 'b', 'c', 'x', 'y', 'z', 'v', 'w'])).toBe('first');
});

it('two tools whose parameters have one shape are near-duplicates sooner', () => {
  const distinct = new Distinct({ any: 0.9, sameShape: 0.8 });
  const vector = drawn();
  const other = near(vector, 0.09);
  expect(cosine(vector, other)).toBeGreaterThan(0.8);
  expect(cosine(vector, other)).toBeLessThan(0.9);
  const shape = (name: string, format?: string) =>
    schemaShape({
      type: 'object',
      properties: {
        [name]: { type: 'string', ...(format ? { format } : {}) },
        tags: { type: 'array', items: { enum: ['a', 'b'] } },
      },
      required: [name],
    });
  distinct.admitTool({ name: 'a', body: { a: 1 }, vector, shape: shape('loan_id') });
  expect(
    distinct.twinOf({ name: 'b', body: { b: 1 }, vector: other, shape: shape('order_id') }),
  ).toMatchObject({
    of: 'a',
  });
  expect(
    distinct.twinOf({ name: 'b', body: { b: 1 }, vector: other, shape: shape('due_on', 'date') }),
  ).toBeUndefined();
});
