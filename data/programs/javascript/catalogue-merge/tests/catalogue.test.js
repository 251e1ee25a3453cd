import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatCatalogue, parseCatalogue } from '../src/catalogue.js';
import { mergeCatalogues } from '../src/merge.js';

const merge = (...texts) => {
  const { merged, conflicts } = mergeCatalogues(...texts.map(parseCatalogue));
  return [formatCatalogue(merged), conflicts.map(({ key }) => key)];
};

describe('a catalogue', () => {
  it('is read', () => {
    assert.deepEqual(
      [...parseCatalogue('# hi\nb = Bye\n\na= x = y\n')],
      [
        ['b', 'Bye'],
        ['a', 'x = y'],
      ],
    );
  });

  it('is written in order', () => {
    assert.equal(formatCatalogue(parseCatalogue('b=Bye\na=one\\ntwo')), 'a = one\\ntwo\nb = Bye\n');
  });

  it('has every key once', () => {
    assert.throws(() => parseCatalogue('a=1\na=2'), /Line 2 repeats the key a/);
  });
});

describe('a merge', () => {
  it('takes the changes of both sides', () => {
    assert.deepEqual(merge('a=1\nb=2', 'a=one\nb=2', 'a=1\nb=two'), ['a = one\nb = two\n', []]);
  });

  it('takes additions and removals', () => {
    assert.deepEqual(merge('a=1\nb=2', 'b=2', 'a=1\nb=2\nc=3'), ['b = 2\nc = 3\n', []]);
  });

  it('reports a conflict', () => {
    assert.deepEqual(merge('a=1', 'a=one', 'a=uno'), ['a = one\n', ['a']]);
  });
});
