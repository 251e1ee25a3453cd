import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { Distinct } from '../../stages/synthesize-tools/distinct.ts';
import { cosine, normalised } from '../../stages/vectors.ts';

const random = randomFor('distinct');
const drawn = (): Float32Array => normalised(Float32Array.from({ length: 384 }, () => random.next() - 0.5));
const near = (vector: Float32Array, noise: number): Float32Array =>
  normalised(vector.map((value) => value + noise * (random.next() - 0.5)));

describe('what repeats an admitted tool', () => {
  it('is found at every threshold exactly where the cosine reaches it', () => {
    for (const threshold of [0.8, 0.9, 0.95]) {
      const distinct = new Distinct(threshold);
      const vectors = Array.from({ length: 20 }, drawn);
      for (const [index, vector] of vectors.entries())
        distinct.admitTool({ name: `tool ${index}`, body: { index }, vector });
      for (let number = 0; number < 300; number += 1) {
        const vector = near(random.pick(vectors), 0.2 * random.next());
        const most = Math.max(...vectors.map((other) => cosine(vector, other)));
        if (Math.abs(most - threshold) < 1e-5) continue; // within the rounding of single precision
        expect(distinct.twinOf({ name: 'new', body: { number }, vector }) !== undefined).toBe(most >= threshold);
      }
    }
  });

  it('is found by its content where the vectors say nothing', () => {
    const distinct = new Distinct(0.9);
    distinct.admitTool({ name: 'a', body: { x: 1, y: 2 }, vector: drawn() });
    expect(distinct.twinOf({ name: 'b', body: { y: 2, x: 1 }, vector: drawn() })).toMatchObject({ cosine: 1 });
    expect(distinct.twinOf({ name: 'b', body: { y: 2, x: 3 }, vector: drawn() })).toBeUndefined();
  });
});

it('a world that shares more than half of its tool names, or of those of the smaller one, is like another', () => {
  const distinct = new Distinct(0.9);
  distinct.admitWorld('first', ['a', 'b', 'c', 'd']);
  expect(distinct.worldLike(['a', 'b', 'x', 'y'])).toBeUndefined();
  expect(distinct.worldLike(['a', 'b', 'c', 'x', 'y', 'z', 'v', 'w'])).toBe('first');
});
