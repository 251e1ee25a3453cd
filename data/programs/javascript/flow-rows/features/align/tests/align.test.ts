import assert from 'node:assert/strict';
import test from 'node:test';
import { layOut } from '../src/layout.ts';

test('a box can stand on the right', () => {
  assert.equal(layOut([{ id: 'a', width: 40, height: 10 }], 100, 'right')[0].x, 60);
});
