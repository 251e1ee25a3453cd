import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layOut } from '../src/layout.ts';
import { breakRows } from '../src/rows.ts';

const box = (id: string, width: number, height = 10, grow = 0) => ({ id, width, height, grow });

describe('rows', () => {
  it('take boxes while they fit', () => {
    const rows = breakRows([box('a', 40), box('b', 52), box('c', 50)], 100);
    assert.deepEqual(
      rows.map((row) => row.map(({ id }) => id).join('')),
      ['ab', 'c'],
    );
  });

  it('may have one wide box', () => {
    assert.equal(breakRows([box('a', 400), box('b', 10)], 100).length, 2);
  });
});

describe('a layout', () => {
  it('places boxes', () => {
    assert.deepEqual(layOut([box('a', 40, 20), box('b', 30, 10), box('c', 90)], 100), [
      { id: 'a', x: 0, y: 0, width: 40, height: 20 },
      { id: 'b', x: 48, y: 0, width: 30, height: 20 },
      { id: 'c', x: 0, y: 28, width: 90, height: 10 },
    ]);
  });

  it('lets boxes grow', () => {
    assert.deepEqual(
      layOut([box('a', 20, 10, 1), box('b', 20, 10, 2)], 108).map(({ width }) => width),
      [40, 60],
    );
  });

  it('shrinks what is too wide', () => {
    assert.equal(layOut([box('a', 400)], 100)[0].width, 100);
  });

  it('may be empty', () => {
    assert.deepEqual(layOut([], 100), []);
  });
});
