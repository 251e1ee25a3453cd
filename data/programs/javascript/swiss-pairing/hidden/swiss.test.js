import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pairRound } from '../src/pairing.js';
import { BYE, opponentsOf, standings } from '../src/standings.js';

const games = (text) =>
  text
    .split(' ')
    .filter(Boolean)
    .map((part) => {
      const [white, black, result] = part.split('');
      return { white, black: black === '.' ? null : black, result: Number(result) };
    });
const table = (players, text) =>
  standings([...players], games(text))
    .map(({ name, halfPoints, buchholz }) => `${name}${halfPoints}/${buchholz}`)
    .join(' ');
const pair = (players, text) =>
  pairRound([...players], games(text))
    .map(({ white, black }) => white + (black ?? '.'))
    .join(' ');

describe('standings', () => {
  it('give both players their share', () => {
    assert.equal(BYE, 2);
    assert.equal(table('abcdef', 'ab2 cd1 ef0'), 'a2/0 f2/0 c1/1 d1/1 b0/2 e0/2');
  });

  it('sum up opponents, byes left out', () => {
    assert.equal(table('abc', 'ab2 c.2 ac2 b.2 bc1'), 'a4/6 b3/7 c3/7');
    assert.deepEqual(opponentsOf('c', games('ab2 c.2 ac2 b.2 bc1')), ['a', 'b']);
    assert.equal(table('bacd', 'ab2 cd2 bd2 ac0'), 'c4/2 a2/6 b2/2 d0/6');
    assert.equal(table('', ''), '');
  });
});

describe('pairRound', () => {
  it('pairs neighbours in the standings', () => {
    assert.equal(pair('abcd', 'ab0 cd0'), 'bd ac');
    assert.equal(pair('', ''), '');
  });

  it('goes back if the rest could not be paired', () => {
    assert.equal(pair('abcd', 'a.2 b.2 cd1'), 'ac bd');
    assert.equal(pair('abcd', 'ab1 cd1 ad1 bc1'), 'ca db');
  });

  it('finds the only way', () => {
    assert.throws(() => pair('abcdef', 'cd1 ef1 ce1 df1 cf1 de1'), /meeting twice/);
    assert.equal(pair('abcdef', 'ab2 ac2 ad2 ae2'), 'fa bc de');
  });

  it('gives White to whom it was given less often, byes left out', () => {
    assert.equal(pair('abcd', 'ab2 cd2 ac1 bd1'), 'da cb');
    assert.equal(pair('abc', 'a.2 bc1'), 'ab c.');
    assert.equal(pair('abcd', 'ab1 ac1 db1'), 'da bc');
  });

  it('gives nobody two byes', () => {
    assert.equal(pair('abc', 'ab2 c.2'), 'ca b.');
    assert.equal(pair('abc', 'c.2 ab2 ab2 ba2 ba2'), 'ca b.');
    assert.equal(pair('a', ''), 'a.');
    assert.throws(() => pair('a', 'a.2'), /Everybody has had a bye/);
    assert.throws(() => pair('abc', 'ab1 c.2 bc1'), /meeting twice|bye/);
  });
});
