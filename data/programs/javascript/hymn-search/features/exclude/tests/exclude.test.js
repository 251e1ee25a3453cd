import assert from 'node:assert/strict';
import test from 'node:test';
import { HymnIndex } from '../src/hymn-index.js';

test('a word can be left out', () => {
  const index = new HymnIndex([
    { number: 1, title: 'Sea', text: 'storm at night' },
    { number: 2, title: 'Sea', text: 'calm at night' },
  ]);
  assert.deepEqual(
    index.search('sea -storm').map(({ number }) => number),
    [2],
  );
});
