import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { criticalLines, darkStations, type Grid } from '../src/grid.ts';
import { Groups } from '../src/groups.ts';

const grid = (text: string, generators = ['a']): Grid => ({
  stations: ['a', 'b', 'c', 'd'],
  generators,
  lines: text.split(' ').map((ends) => ({ id: ends, from: ends[0], to: ends[1], isOpen: ends[2] === '!' })),
});

describe('groups', () => {
  it('grow', () => {
    const groups = new Groups();
    assert.equal(groups.join('x', 'y'), true);
    assert.equal(groups.join('y', 'z'), true);
    assert.equal(groups.join('z', 'x'), false);
    assert.equal(groups.areTogether('x', 'z'), true);
    assert.equal(groups.sizeOf('x'), 3);
  });
});

describe('an outage', () => {
  it('darkens what no line reaches', () => {
    assert.deepEqual(darkStations(grid('ab cd')), ['c', 'd']);
  });

  it('comes from open switches', () => {
    assert.deepEqual(darkStations(grid('ab bc! cd')), ['c', 'd']);
  });

  it('is over with a second generator', () => {
    assert.deepEqual(darkStations(grid('ab bc! cd', ['a', 'd'])), []);
  });
});

describe('critical lines', () => {
  it('carry whole branches', () => {
    assert.deepEqual(criticalLines(grid('ab bc cd')), [
      { id: 'ab', stations: 3 },
      { id: 'bc', stations: 2 },
      { id: 'cd', stations: 1 },
    ]);
  });

  it('do not exist in a ring', () => {
    assert.deepEqual(criticalLines(grid('ab bc cd da')), []);
  });
});
