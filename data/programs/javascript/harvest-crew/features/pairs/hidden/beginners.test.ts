import assert from 'node:assert/strict';
import test from 'node:test';
import { assignCrew } from '../src/crew.ts';

const pickers = [
  { name: 'a', skill: 1, age: 30 },
  { name: 'b', skill: 1, age: 30 },
  { name: 'c', skill: 2, age: 30 },
] as const;
const orchards = [
  { name: 'P', fruit: 'pears', ripe: 900 },
  { name: 'A', fruit: 'apples', ripe: 100 },
] as const;

test('one picker with more skill is enough, and others stay at home', () => {
  assert.deepEqual([...assignCrew(pickers, orchards, { noLoneBeginners: true })], [['P', ['c', 'a']]]);
});

test('without the option nothing changes', () => {
  for (const options of [undefined, {}, { noLoneBeginners: false }]) {
    assert.deepEqual(
      [...assignCrew(pickers, orchards, options)],
      [
        ['P', ['c', 'a']],
        ['A', ['b']],
      ],
    );
  }
});
