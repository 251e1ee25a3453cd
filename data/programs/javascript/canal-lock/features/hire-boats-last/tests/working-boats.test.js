import assert from 'node:assert/strict';
import test from 'node:test';
import { schedulePassages } from '../src/schedule.js';

test('a working boat goes before a hire boat that came earlier', () => {
  const { passages } = schedulePassages([
    { name: 'Holiday', length: 1500, direction: 'up', arrives: 0 },
    { name: 'Coal', length: 2000, direction: 'up', arrives: 0, working: true },
  ]);
  assert.deepEqual(
    passages.map(({ boats }) => boats),
    [['Coal'], ['Holiday']],
  );
});
