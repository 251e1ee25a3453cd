import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPattern } from '../src/pattern.js';
import { knitRow, parseRow } from '../src/row.js';
import { STITCHES } from '../src/stitches.js';

const knit = (text, onNeedle) => knitRow(parseRow(text), onNeedle);
const names = (steps) => steps.map(({ name }) => name).join(' ');

describe('parseRow', () => {
  it('knows the stitches of the table', () => {
    const table = Object.entries(STITCHES).map(([name, { takes, leaves }]) => `${name} ${takes}>${leaves}`);
    assert.deepEqual(table, [
      'k 1>1',
      'p 1>1',
      'sl 1>1',
      'yo 0>1',
      'kfb 1>2',
      'k2tog 2>1',
      'p2tog 2>1',
      'ssk 2>1',
      'sk2p 3>1',
    ]);
    assert.deepEqual(parseRow('SK2P').before, [{ name: 'sk2p', takes: 3, leaves: 1 }]);
  });

  it('splits a row at its asterisks', () => {
    const row = parseRow(' k2 , * ssk, yo * , sl, k12 ');
    assert.deepEqual([names(row.before), names(row.repeat), names(row.after)], ['k2', 'ssk yo', 'sl k12']);
    assert.equal(row.after[1].takes, 12);
  });

  it('reads an empty row', () => {
    assert.deepEqual(parseRow(''), { before: [], repeat: [], after: [] });
  });

  it('refuses wrong asterisks', () => {
    for (const text of ['k1, *k2', '*k1* *k1*', '*k1*, *'])
      assert.throws(() => parseRow(text), /no asterisks or exactly two/);
    for (const text of ['k1, **', '* , *'])
      assert.throws(() => parseRow(text), /nothing between the asterisks/);
    assert.throws(() => parseRow('*'), SyntaxError);
  });

  it('refuses what is no stitch', () => {
    for (const text of ['k0', 'k-1', 'yo2', 'toString', 'k1.5', 'k 2', 'xk2', 'k2x']) {
      assert.throws(() => parseRow(`k1, ${text}`), SyntaxError, text);
      assert.throws(() => parseRow(`k1, ${text}`), new RegExp(`There is no stitch "${text.toLowerCase()}"`));
    }
  });
});

describe('knitRow', () => {
  it('takes all stitches of a row without repeats', () => {
    assert.deepEqual(knit('kfb, p2tog, sk2p', 6), { stitches: 4, repeats: 0 });
    assert.deepEqual(knit('', 0), { stitches: 0, repeats: 0 });
    for (const onNeedle of [3, 5]) {
      assert.throws(() => knit('k2, p2', onNeedle), RangeError);
      assert.throws(() => knit('k2, p2', onNeedle), new RegExp(`takes 4 stitches, but ${onNeedle} are`));
    }
  });

  it('knits a repeat at least once', () => {
    assert.deepEqual(knit('k1, *yo, k2*, ssk', 5), { stitches: 5, repeats: 1 });
    assert.deepEqual(knit('k1, *yo, k2*, ssk', 9), { stitches: 11, repeats: 3 });
    assert.throws(() => knit('k1, *yo, k2*, ssk', 3), /3 stitches do not divide into repeats of 2 after 3/);
    assert.throws(() => knit('k1, *yo, k2*, ssk', 1), RangeError);
  });

  it('refuses a repeat that takes no stitches', () => {
    assert.throws(() => knit('k2, *yo*', 2), RangeError);
    assert.throws(() => knit('k2, *yo*', 3), RangeError);
  });
});

describe('checkPattern', () => {
  it('counts every row', () => {
    assert.deepEqual(checkPattern(3, ['*kfb*', '*kfb*', '*k2tog*']), {
      counts: [6, 12, 6],
      problem: undefined,
    });
    assert.deepEqual(checkPattern(3, []), { counts: [], problem: undefined });
  });

  it('stops at the first problem', () => {
    assert.deepEqual(checkPattern(3, ['kx', 'k3']), {
      counts: [],
      problem: 'Row 1: There is no stitch "kx".',
    });
    assert.deepEqual(
      checkPattern(3, ['k3', 'k4', 'kx']).problem,
      'Row 2: The row takes 4 stitches, but 3 are on the needle.',
    );
  });
});
