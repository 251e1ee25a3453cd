import assert from 'node:assert/strict';
import test from 'node:test';
import { parseNotation } from '../src/notation.ts';
import { isTrue, ringMethod } from '../src/rows.ts';

test('Plain Hunt is true', () => {
  assert.equal(isTrue(ringMethod(parseNotation('3.1', 3), 3)), true);
});
