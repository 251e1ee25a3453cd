import assert from 'node:assert/strict';
import test from 'node:test';
import { layOut } from '../src/layout.ts';

const box = (width: number, grow = 0) => ({ id: 'x', width, height: 5, grow });
const places = (align?: 'left' | 'right' | 'centre') =>
  layOut([box(20), box(21), box(80), box(30, 1), box(500)], 100, align).map(({ x }) => x);

test('every row is aligned on its own', () => {
  assert.deepEqual(places('right'), [51, 79, 20, 0, 0]);
  assert.deepEqual(places('centre'), [25, 53, 10, 0, 0]);
  assert.deepEqual(places('left'), [0, 28, 0, 0, 0]);
  assert.deepEqual(places(), [0, 28, 0, 0, 0]);
});
