import assert from 'node:assert/strict';
import test from 'node:test';
import { knitRow, parseRow } from '../src/row.js';

test('any number of stitches can be bound off, in any case, also within a repeat', () => {
  assert.deepEqual(knitRow(parseRow('BO12'), 12), { stitches: 0, repeats: 0 });
  assert.deepEqual(knitRow(parseRow('k1, *bo2, k2*, k1'), 10), { stitches: 6, repeats: 2 });
});

test('a number is needed', () => {
  for (const text of ['bo', 'bo0', 'bo2x', 'xbo2']) assert.throws(() => parseRow(text), /There is no stitch/);
});
