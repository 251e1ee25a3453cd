import assert from 'node:assert/strict';
import test from 'node:test';
import { match } from '../src/match.ts';

const wishes = (names: string) => names.split(' ');
const apprentices = ['a', 'b', 'c'].map((name) => ({ name, wishes: wishes('X Y') }));
const mentors = [
  { name: 'X', wishes: wishes('c b a'), places: 2 },
  { name: 'Y', wishes: wishes('a b') },
];

test('the other places are given as usual', () => {
  assert.deepEqual(
    [...match(apprentices, mentors, [['a', 'X']])],
    [
      ['a', 'X'],
      ['b', 'Y'],
      ['c', 'X'],
    ],
  );
});

test('places can be used up, but no more', () => {
  assert.deepEqual(
    [
      ...match(apprentices, mentors, [
        ['a', 'X'],
        ['b', 'X'],
      ]),
    ],
    [
      ['a', 'X'],
      ['b', 'X'],
    ],
  );
  assert.throws(
    () =>
      match(apprentices, mentors, [
        ['a', 'Y'],
        ['b', 'Y'],
      ]),
    /Too many apprentices are fixed for Y/,
  );
});

test('nothing changes without fixed pairs', () => {
  assert.deepEqual(
    [...match(apprentices, mentors, [])],
    [
      ['a', 'Y'],
      ['b', 'X'],
      ['c', 'X'],
    ],
  );
});
