import assert from 'node:assert/strict';
import test from 'node:test';
import { drawChart } from '../src/chart.js';

const TASKS = [
  { name: 'a', start: 0, days: 2 },
  { name: 'b', start: 2, days: 3 },
  { name: 'c', start: 1, days: 0 },
];
const bars = (today) =>
  drawChart(TASKS, today)
    .slice(1)
    .map((line) => line.trim().slice(1).trim())
    .join(' ');

test('tasks are before, around, or after today', () => {
  assert.deepEqual([undefined, 0, 1, 2, 3, 5, 99].map(bars), [
    '## ### *',
    '## ### *',
    '=# ### *',
    '== ### *',
    '== =## *',
    '== === *',
    '== === *',
  ]);
});
