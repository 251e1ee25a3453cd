import assert from 'node:assert/strict';
import test from 'node:test';
import { knitRow, parseRow } from '../src/row.js';

test('bound off stitches leave the needle', () => {
  assert.deepEqual(knitRow(parseRow('k4, bo3, k4'), 11), { stitches: 8, repeats: 0 });
});
