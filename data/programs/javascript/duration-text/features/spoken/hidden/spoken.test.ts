import assert from 'node:assert/strict';
import test from 'node:test';
import { sayDuration } from '../src/duration.ts';

test('parts that are 0 are left out', () => {
  assert.deepEqual([0, 1, 60, 7200, 86401, 180000, 90061].map(sayDuration), [
    'no time',
    '1 second',
    '1 minute',
    '2 hours',
    '1 day and 1 second',
    '2 days and 2 hours',
    '1 day, 1 hour, 1 minute and 1 second',
  ]);
});

test('negative durations are refused', () => {
  assert.throws(() => sayDuration(-1), RangeError);
});
