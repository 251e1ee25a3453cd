import assert from 'node:assert/strict';
import test from 'node:test';
import { mergeCatalogues } from '../src/merge.js';

const base = new Map([
  ['a', '1'],
  ['b', '1'],
  ['c', '1'],
  ['d', '1'],
]);
const ours = new Map([
  ['b', '2'],
  ['c', '2'],
  ['d', '2'],
]);
const theirs = new Map([
  ['a', '3'],
  ['c', '3'],
  ['d', '1'],
]);

test('removals of the preferred side win too', () => {
  const merged = (prefer) =>
    [...mergeCatalogues(base, ours, theirs, { prefer }).merged].map((pair) => pair.join('')).join(' ');
  assert.equal(merged('theirs'), 'a3 c3 d2');
  assert.equal(merged('ours'), 'b2 c2 d2');
  assert.equal(merged(undefined), 'a3 b2 c2 d2');
});

test('conflicts are still reported', () => {
  for (const prefer of ['ours', 'theirs']) {
    assert.deepEqual(
      mergeCatalogues(base, ours, theirs, { prefer }).conflicts.map(({ key }) => key),
      ['a', 'b', 'c'],
    );
  }
});
