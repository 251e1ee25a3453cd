import { describe, expect, it } from 'vitest';
import { canonicalJson, hashOf, randomFor } from '../../pipeline/hash.ts';

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: 2 }, { a: 2, b: 1 }, true],
    [{ a: 25 }, { a: 25.0 }, true],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [[1, 2], [2, 1], false],
    [{ a: '1' }, { a: 1 }, false],
    [{ a: null }, {}, false],
  ])('%j and %j are alike: %s', (one, other, alike) => {
    expect(hashOf(one) === hashOf(other)).toBe(alike);
  });

  it('parses back to what it was made of', () => {
    const value = { text: 'a "quoted" \n line', list: [1, { deep: null }], number: -0.5 };
    expect(JSON.parse(canonicalJson(value))).toEqual(value);
  });
});

describe('seeded randomness', () => {
  it('gives one stream per seed, and another one per fork whatever was drawn before', () => {
    const draw = (random: ReturnType<typeof randomFor>) => Array.from({ length: 5 }, () => random.next());
    const [one, same, other] = [randomFor(1, 'a'), randomFor(1, 'a'), randomFor(1, 'b')];
    const drawn = draw(one);
    expect(draw(same)).toEqual(drawn);
    expect(draw(other)).not.toEqual(drawn);
    expect(draw(one.fork('x'))).toEqual(draw(randomFor(1, 'a').fork('x')));
  });

  it('is even enough: a tenth of 20,000 draws falls into each tenth', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    const random = randomFor('even');
    for (let number = 0; number < 20_000; number += 1) {
      const tenth = Math.floor(random.next() * 10);
      counts[tenth] = (counts[tenth] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  it('shuffles without losing, doubling or changing the list', () => {
    const list = [1, 2, 3, 4, 5, 6, 7];
    for (let seed = 0; seed < 50; seed += 1) expect(randomFor(seed).shuffle(list).toSorted()).toEqual(list);
    expect(list).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});
