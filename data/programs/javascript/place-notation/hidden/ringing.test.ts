import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BELLS, parseNotation } from '../src/notation.ts';
import { applyChange, ringMethod, rounds } from '../src/rows.ts';

describe('notation', () => {
  it('knows twelve signs', () => {
    assert.equal(BELLS, '1234567890ET');
    assert.deepEqual(parseNotation('90.1T.x.E T', 12), [[9, 10], [1, 12], [], [11, 12]]);
  });

  it('ignores spaces and dots beside a cross', () => {
    assert.deepEqual(parseNotation(' x . 1 4 .x', 4), [[], [1, 4], []]);
    assert.deepEqual(parseNotation('x.x', 4), [[], []]);
  });

  it('unfolds both parts of a palindrome', () => {
    assert.deepEqual(parseNotation('x16x16,12', 6), [[], [1, 6], [], [1, 6], [], [1, 6], [], [1, 2]]);
    assert.deepEqual(parseNotation('3,1.5', 5), [[3], [1], [5], [1]]);
    assert.deepEqual(parseNotation('1,3', 3), [[1], [3]]);
    assert.deepEqual(parseNotation('3.1.5,1', 5), [[3], [1], [5], [1], [3], [1]]);
  });

  it('allows all places to stay', () => {
    assert.deepEqual(parseNotation('123', 3), [[1, 2, 3]]);
  });

  it('refuses a stage out of range', () => {
    for (const stage of [2, 13, Number.NaN]) assert.throws(() => parseNotation('1', stage), RangeError);
    assert.deepEqual(parseNotation('1', 3), [[1]]);
  });

  for (const [text, stage, reason] of [
    ['', 4, /empty/],
    ['x14,', 4, /empty/],
    [',12', 4, /empty/],
    ['.', 4, /empty/],
    ['x,12,14', 4, /more than one comma/],
    ['x', 5, /without a partner/],
    ['13', 4, /without a partner/],
    ['2', 5, /without a partner/],
    ['1', 4, /without a partner/],
    ['31', 5, /rising/],
    ['11', 5, /rising/],
    ['1a', 5, /rising/],
    ['7', 5, /rising/],
  ] as [string, number, RegExp][]) {
    it(`refuses "${text}" on ${stage} bells`, () => {
      assert.throws(() => parseNotation(text, stage), SyntaxError);
      assert.throws(() => parseNotation(text, stage), reason);
    });
  }
});

describe('rows', () => {
  it('apply changes to any row', () => {
    assert.equal(applyChange('4231', []), '2413');
    assert.equal(applyChange('54321', [3]), '45312');
    assert.equal(applyChange('54321', [1, 2, 3, 4, 5]), '54321');
    assert.equal(applyChange('654321', [1, 2]), '653412');
  });

  it('start at rounds', () => {
    assert.equal(rounds(3), '123');
    assert.equal(rounds(12), BELLS);
  });

  it('ring Plain Bob Minimus in 24 changes', () => {
    const rows = ringMethod(parseNotation('x14x14,12', 4), 4);
    assert.equal(rows.length, 25);
    assert.deepEqual(rows.slice(0, 9), [
      '1234',
      '2143',
      '2413',
      '4231',
      '4321',
      '3412',
      '3142',
      '1324',
      '1342',
    ]);
    assert.equal(new Set(rows).size, 24);
  });

  it('check for rounds only at the end of a lead', () => {
    assert.deepEqual(ringMethod([[], [], [], []], 4), ['1234', '2143', '1234', '2143', '1234']);
  });

  it('give up after 20 leads', () => {
    assert.equal(ringMethod(parseNotation('149.345.5.345', 9), 9).length, 81);
    assert.throws(
      () => ringMethod(parseNotation('18.38.38.70', 10), 10),
      /not back in rounds after 20 leads/,
    );
  });
});
