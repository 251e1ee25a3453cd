import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Mentor, match, unhappyPairs } from '../src/match.ts';

const people = (text: string): Mentor[] =>
  text
    .split(';')
    .filter(Boolean)
    .map((part) => {
      const [, name, places, wishes] = /^\s*(\w+)(?:\/(\d))?:(.*)$/.exec(part)!;
      return {
        name,
        wishes: wishes.trim().split(' ').filter(Boolean),
        ...(places ? { places: Number(places) } : {}),
      };
    });
const show = (apprentices: string, mentors: string) =>
  [...match(people(apprentices), people(mentors))].map((pair) => pair.join('')).join(' ');

describe('match', () => {
  it('favours apprentices', () => {
    assert.equal(show('a: X Y; b: Y X', 'X: b a; Y: a b'), 'aX bY');
  });

  it('follows a chain of rejections', () => {
    assert.equal(show('a: X Y Z; b: X Y Z; c: Y X Z', 'X: c b a; Y: b a c; Z: a b c'), 'aZ bY cX');
  });

  it('leaves out those who nobody takes', () => {
    assert.equal(show('a: X; b: X; c:', 'X: b; Y: a'), 'bX');
    assert.equal(show('', 'X: a'), '');
    assert.equal(show('a: X Y', 'X: b; Y: a'), 'aY');
  });

  it('fills places, none of them if there are none', () => {
    assert.equal(show('a: X; b: X; c: X; d: X Y', 'X/3: d c b a; Y: d'), 'bX cX dX');
    assert.equal(show('a: X Y', 'X/0: a; Y: a'), 'aY');
  });

  it('keeps the order of the apprentices', () => {
    assert.equal(show('z: X; a: Y; m: Z', 'X: z; Y: a; Z: m'), 'zX aY mZ');
  });

  it('says who wishes for a stranger', () => {
    assert.throws(() => show('a: Q', 'X: a'), /a wishes for Q, who is not a mentor/);
  });

  it('is stable in every small case', () => {
    const orders = ['X Y Z', 'X Z Y', 'Y X Z', 'Y Z X', 'Z X Y', 'Z Y X'];
    for (const first of orders) {
      for (const second of orders) {
        const apprentices = people(`a: ${first}; b: ${second}; c: X Y; d: ${first}`);
        const mentors = people(`X/2: d c b a; Y: a b c d; Z: b d`);
        assert.deepEqual(
          unhappyPairs(apprentices, mentors, match(apprentices, mentors)),
          [],
          `${first} ${second}`,
        );
      }
    }
  });
});

describe('unhappyPairs', () => {
  const unhappy = (apprentices: string, mentors: string, assignment: [string, string][]) =>
    unhappyPairs(people(apprentices), people(mentors), new Map(assignment));

  it('counts those without a mentor', () => {
    assert.deepEqual(unhappy('a: X Y; b: Y', 'X: a; Y: b a', []), ['a + X', 'a + Y', 'b + Y']);
  });

  it('needs both sides', () => {
    assert.deepEqual(unhappy('a: X; b: Y', 'X: b; Y: a', []), []);
    assert.deepEqual(unhappy('a: Q', 'X: a', []), []);
  });

  it('compares with what both have', () => {
    assert.deepEqual(
      unhappy('a: X Y; b: X Y', 'X: a b; Y: a b', [
        ['a', 'Y'],
        ['b', 'X'],
      ]),
      ['a + X'],
    );
    assert.deepEqual(
      unhappy('a: X Y; b: X Y', 'X: b a; Y: a b', [
        ['a', 'Y'],
        ['b', 'X'],
      ]),
      [],
    );
  });

  it('knows free places', () => {
    const wishes = 'a: X; b: X; c: X';
    assert.deepEqual(unhappy(wishes, 'X/2: a b c', [['a', 'X']]), ['b + X', 'c + X']);
    assert.deepEqual(
      unhappy(wishes, 'X/2: a b c', [
        ['a', 'X'],
        ['b', 'X'],
      ]),
      [],
    );
    assert.deepEqual(
      unhappy(wishes, 'X/2: a b c', [
        ['a', 'X'],
        ['c', 'X'],
      ]),
      ['b + X'],
    );
    assert.deepEqual(unhappy(wishes, 'X: a b c', [['a', 'X']]), []);
  });
});
