import assert from 'node:assert/strict';
import test from 'node:test';
import { drawChart } from '../src/chart.js';

test('days that are over look different', () => {
  assert.deepEqual(drawChart([{ name: 'a', start: 1, days: 4 }], 3), ['  |....', 'a  ==##']);
});
