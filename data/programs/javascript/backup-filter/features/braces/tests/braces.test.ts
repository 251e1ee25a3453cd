import assert from 'node:assert/strict';
import test from 'node:test';
import { compilePattern } from '../src/pattern.ts';

test('one of several endings', () => {
  assert.deepEqual(['a.tmp', 'a.bak', 'a.txt'].map(compilePattern('*.{tmp,bak}')), [true, true, false]);
});
