import assert from 'node:assert/strict';
import test from 'node:test';
import { parseNotation } from '../src/notation.ts';
import { applyChange, ringMethod, rounds } from '../src/rows.ts';

test('reads plain groups', () => {
  assert.deepEqual(parseNotation('3.145.5', 5), [[3], [1, 4, 5], [5]]);
});

test('reads a cross without dots', () => {
  assert.deepEqual(parseNotation('x14-12', 4), [[], [1, 4], [], [1, 2]]);
});

test('unfolds palindromes', () => {
  assert.deepEqual(parseNotation('x14,12', 4), [[], [1, 4], [], [1, 2]]);
});

test('refuses places that leave a bell without a partner', () => {
  assert.throws(() => parseNotation('13', 4), SyntaxError);
});

test('swaps bells', () => {
  assert.equal(applyChange('12345', [5]), '21435');
  assert.equal(applyChange('1234', [1, 4]), '1324');
});

test('names rounds', () => {
  assert.equal(rounds(11), '1234567890E');
});

test('rings Plain Hunt on three', () => {
  assert.deepEqual(ringMethod(parseNotation('3.1', 3), 3), ['123', '213', '231', '321', '312', '132', '123']);
});
