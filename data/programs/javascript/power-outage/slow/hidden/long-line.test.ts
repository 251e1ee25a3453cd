import assert from 'node:assert/strict';
import test from 'node:test';
import { darkStations } from '../src/grid.ts';

test('each line is looked at once', () => {
  let reads = 0;
  const stations = Array.from({ length: 400 }, (_, index) => `s${index}`);
  const lines = stations.slice(1).map((to, index) => ({
    id: to,
    get from() {
      reads += 1;
      return `s${index}`;
    },
    get to() {
      reads += 1;
      return to;
    },
  }));
  assert.deepEqual(darkStations({ stations, generators: ['s399'], lines: lines.reverse() }), []);
  assert.deepEqual(darkStations({ stations, generators: ['s0'], lines }), []);
  assert.ok(reads <= 400 * 2 * 2 * 3, `ends were read ${reads} times`);
});
