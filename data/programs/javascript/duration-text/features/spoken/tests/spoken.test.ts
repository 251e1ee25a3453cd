import assert from 'node:assert/strict';
import test from 'node:test';
import { sayDuration } from '../src/duration.ts';

test('a duration is said in words', () => {
  assert.equal(sayDuration(5405), '1 hour, 30 minutes and 5 seconds');
});
