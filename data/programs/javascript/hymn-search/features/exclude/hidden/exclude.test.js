import assert from 'node:assert/strict';
import test from 'node:test';
import { HymnIndex } from '../src/hymn-index.js';

const INDEX = new HymnIndex([
  { number: 1, title: 'Sea', text: 'the wide sea is calm' },
  { number: 2, title: 'Sky', text: 'the sea is wide' },
  { number: 3, title: 'Well-known sea', text: '' },
]);
const find = (query) => INDEX.search(query).map(({ number }) => number);

test('phrases can be left out', () => {
  assert.deepEqual(find('sea -"wide sea"'), [3, 2]);
  assert.deepEqual(find('-"sea is" sea'), [3]);
});

test('titles count, and unknown words do no harm', () => {
  assert.deepEqual(find('wide -sky -mountain'), [1]);
});

test('a minus within a word separates as before', () => {
  assert.deepEqual(find('well-known'), [3]);
});

test('leaving out alone finds nothing', () => {
  assert.deepEqual(find('-sky'), []);
  assert.deepEqual(find('- -"" -'), []);
});
