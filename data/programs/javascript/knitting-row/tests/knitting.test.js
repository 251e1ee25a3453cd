import assert from 'node:assert/strict';
import test from 'node:test';
import { checkPattern } from '../src/pattern.js';
import { knitRow, parseRow } from '../src/row.js';

const knit = (text, onNeedle) => knitRow(parseRow(text), onNeedle);

test('reads numbers of plain stitches', () => {
  assert.deepEqual(parseRow('k3, P2').before, [
    { name: 'k3', takes: 3, leaves: 3 },
    { name: 'p2', takes: 2, leaves: 2 },
  ]);
});

test('counts a row without repeats', () => {
  assert.deepEqual(knit('k2, yo, k2', 4), { stitches: 5, repeats: 0 });
});

test('fills a repeat', () => {
  assert.deepEqual(knit('k1, *yo, k2tog*, k1', 12), { stitches: 12, repeats: 5 });
});

test('refuses an unknown stitch', () => {
  assert.throws(() => parseRow('k2, purl3'), /no stitch "purl3"/);
});

test('refuses stitches that are left over', () => {
  assert.throws(
    () => knit('k2, *k4*', 13),
    /13 stitches do not divide into repeats of 4 after 2 at the edges/,
  );
});

test('checks a whole pattern', () => {
  assert.deepEqual(checkPattern(6, ['*kfb*', '*k2, p2*', 'k10']), {
    counts: [12, 12],
    problem: 'Row 3: The row takes 10 stitches, but 12 are on the needle.',
  });
});
