import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { criticalLines, darkStations, type Grid } from '../src/grid.ts';
import { Groups } from '../src/groups.ts';

const grid = (stations: string, generators: string, text: string): Grid => ({
  stations: [...stations],
  generators: [...generators],
  lines: text
    .split(' ')
    .filter(Boolean)
    .map((ends) => ({ id: ends, from: ends[0], to: ends[1], ...(ends[2] === '!' ? { isOpen: true } : {}) })),
});
const critical = (...args: [string, string, string]) =>
  criticalLines(grid(...args))
    .map(({ id, stations }) => id + stations)
    .join(' ');

describe('Groups', () => {
  it('begin alone', () => {
    const groups = new Groups();
    assert.equal(groups.sizeOf('x'), 1);
    assert.equal(groups.areTogether('x', 'y'), false);
    assert.equal(groups.areTogether('x', 'x'), true);
    assert.equal(groups.join('x', 'x'), false);
    assert.equal(groups.sizeOf('x'), 1);
  });

  it('join in any order', () => {
    const groups = new Groups();
    for (const [a, b] of ['ab', 'cd', 'ef', 'be', 'af', 'cg']) groups.join(a, b);
    assert.deepEqual(
      [...'abcdefgh'].map((thing) => groups.sizeOf(thing)),
      [4, 4, 3, 3, 4, 4, 3, 1],
    );
    assert.equal(groups.areTogether('a', 'c'), false);
    assert.equal(groups.join('g', 'f'), true);
    assert.equal(groups.sizeOf('d'), 7);
    assert.equal(groups.areTogether('a', 'd'), true);
  });
});

describe('darkStations', () => {
  it('keep the order of the grid', () => {
    assert.deepEqual(darkStations(grid('dcba', 'b', 'ab')), ['d', 'c']);
  });

  it('are all stations without generators, and none without stations', () => {
    assert.deepEqual(darkStations(grid('ab', '', 'ab')), ['a', 'b']);
    assert.deepEqual(darkStations(grid('', 'a', '')), []);
  });

  it('follow lines in both directions, and through stations that are not listed', () => {
    assert.deepEqual(darkStations(grid('ac', 'a', 'ba cb')), []);
  });
});

describe('criticalLines', () => {
  it('are sorted by what depends on them', () => {
    assert.equal(critical('abcde', 'a', 'de ab cd bc'), 'ab4 bc3 cd2 de1');
    assert.equal(critical('abcde', 'c', 'ab de cd bc'), 'cd2 bc2 ab1 de1');
  });

  it('leave out open and dark lines', () => {
    assert.equal(critical('abcd', 'a', 'ab! cd'), '');
    assert.equal(critical('abc', 'a', 'ab ab! bc'), 'ab2 bc1');
  });

  it('are not critical if there are two of them, or a generator on both sides', () => {
    assert.equal(critical('ab', 'a', 'ab ab'), '');
    assert.equal(critical('abc', 'ac', 'ab bc'), '');
    assert.equal(critical('', '', ''), '');
  });
});
