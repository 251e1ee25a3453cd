import assert from 'node:assert/strict';
import test from 'node:test';
import { partsFor } from '../src/parts.js';

test('each assembly is broken down once', () => {
  let reads = 0;
  const assemblies = {};
  for (let level = 0; level < 12; level += 1) {
    Object.defineProperty(assemblies, `module ${level}`, {
      get() {
        reads += 1;
        return [
          { item: `module ${level + 1}`, count: 1 },
          { item: `module ${level + 1}`, count: 2 },
        ];
      },
    });
  }
  assert.deepEqual(partsFor([{ item: 'module 0', count: 1 }], assemblies), [
    { item: 'module 12', count: 531441 },
  ]);
  assert.ok(reads <= 24, `${reads} assemblies were read`);
});
