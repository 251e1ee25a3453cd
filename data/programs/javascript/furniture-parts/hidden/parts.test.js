import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { partsFor, usedIn } from '../src/parts.js';

const assemblies = (text) =>
  Object.fromEntries(
    text.split('; ').map((part) => {
      const [item, needs] = part.split(': ');
      return [
        item,
        needs.split(' ').map((need) => ({ item: need.slice(-1), count: Number(need.slice(0, -1) || 1) })),
      ];
    }),
  );
const parts = (order, text, scrap) => {
  const needs = order
    .split(' ')
    .filter(Boolean)
    .map((need) => ({ item: need.slice(-1), count: Number(need.slice(0, -1) || 1) }));
  return partsFor(needs, assemblies(text), scrap)
    .map(({ item, count }) => count + item)
    .join(' ');
};

describe('partsFor', () => {
  it('multiplies over levels and adds up over ways', () => {
    assert.equal(parts('2a', 'a: 2b 3c; b: 4c 5d'), '22c 20d');
    assert.equal(parts('a 2b z', 'a: 2b 3c; b: 4c 5d'), '19c 20d 1z');
    assert.equal(parts('a', 'a: c 2c'), '3c');
  });

  it('rounds once, after scrap', () => {
    assert.equal(parts('3a', 'a: 0.25x'), '1x');
    assert.equal(parts('5a', 'a: 0.25x'), '2x');
    assert.equal(parts('a', 'a: 10x 10y', { x: 5, a: 100 }), '11x 10y');
    assert.equal(parts('100x', 'a: x', { x: 1 }), '101x');
    assert.equal(parts('100x', 'a: x', { x: 1.001 }), '102x');
  });

  it('is not disturbed by floating point', () => {
    assert.equal(parts('3a', 'a: 0.1x'), '1x');
    assert.equal(parts('30a', 'a: 0.1x'), '3x');
    assert.equal(parts('100x', 'a: x', { x: 10 }), '110x');
  });

  it('leaves out what is not needed', () => {
    assert.equal(parts('0a y', 'a: x'), '1y');
    assert.equal(parts('', 'a: x'), '');
    assert.equal(parts('c b', 'a: x'), '1b 1c');
  });

  it('shows only the circle', () => {
    assert.throws(() => parts('a', 'a: b; b: c; c: d b'), /^Error: b > c > b$/);
    assert.throws(() => parts('a', 'a: x a'), /^Error: a > a$/);
    assert.equal(parts('a', 'a: b c; b: d; c: d; d: x'), '2x');
  });

  it('does not take inherited names for assemblies', () => {
    assert.deepEqual(partsFor([{ item: 'toString', count: 1 }], {}), [{ item: 'toString', count: 1 }]);
  });
});

describe('usedIn', () => {
  it('follows all levels, each item once', () => {
    const all = assemblies('a: b c; b: d; c: d; d: 2x y; e: y');
    assert.deepEqual(usedIn('x', all), ['a', 'b', 'c', 'd']);
    assert.deepEqual(usedIn('y', all), ['a', 'b', 'c', 'd', 'e']);
    assert.deepEqual(usedIn('b', all), ['a']);
    assert.deepEqual(usedIn('q', all), []);
  });
});
