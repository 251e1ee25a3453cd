import assert from 'node:assert/strict';
import test from 'node:test';
import { replay } from '../src/controller.ts';

test('damp air opens the vents until it is dry', () => {
  const readings = [85, 80, 74].map((humidity, minute) => ({ minute, humidity, temperature: 15, wind: 0 }));
  assert.deepEqual(replay(readings), ['0 open vents', '2 close vents']);
});
