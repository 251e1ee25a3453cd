import assert from 'node:assert/strict';
import test from 'node:test';
import { reminders } from '../src/plan.ts';

test('the evening before counts', () => {
  assert.deepEqual(reminders([{ bin: 'paper', weekday: 3, weeks: 'every' }], '2025-01-07', new Set()), [
    'paper',
  ]);
});
