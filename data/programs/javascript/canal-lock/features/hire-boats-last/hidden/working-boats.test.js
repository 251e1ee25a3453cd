import assert from 'node:assert/strict';
import test from 'node:test';
import { schedulePassages } from '../src/schedule.js';

const boat = (name, arrives, length, working) => ({ name, arrives, length, working, direction: 'down' });
const boats = (...list) => schedulePassages(list).passages.map((passage) => passage.boats.join('+'));

test('working boats keep their own order and share the chamber with others that still fit', () => {
  assert.deepEqual(boats(boat('a', 0, 900, false), boat('b', 1, 700, true), boat('c', 2, 500, true)), [
    'b+c+a',
  ]);
  assert.deepEqual(boats(boat('a', 0, 900), boat('b', 3, 1000, true), boat('c', 2, 1000, true)), [
    'c+b',
    'a',
  ]);
});

test('a working boat that has not arrived yet does not hold up anybody', () => {
  assert.deepEqual(boats(boat('a', 0, 2000), boat('b', 8, 2000, true)), ['a', 'b']);
});
