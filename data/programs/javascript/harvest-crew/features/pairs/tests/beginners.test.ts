import assert from 'node:assert/strict';
import test from 'node:test';
import { assignCrew } from '../src/crew.ts';

test('beginners are not alone', () => {
  const pickers = [{ name: 'ann', skill: 1, age: 30 }] as const;
  const orchards = [{ name: 'Hill', fruit: 'apples', ripe: 100 }] as const;
  assert.equal(assignCrew(pickers, orchards, { noLoneBeginners: true }).size, 0);
});
