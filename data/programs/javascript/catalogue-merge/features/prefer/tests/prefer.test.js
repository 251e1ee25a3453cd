import assert from 'node:assert/strict';
import test from 'node:test';
import { mergeCatalogues } from '../src/merge.js';

test('their side can win', () => {
  const [base, ours, theirs] = ['1', '2', '3'].map((message) => new Map([['a', message]]));
  const { merged, conflicts } = mergeCatalogues(base, ours, theirs, { prefer: 'theirs' });
  assert.equal(merged.get('a'), '3');
  assert.equal(conflicts.length, 1);
});
