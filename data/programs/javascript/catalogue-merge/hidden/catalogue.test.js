import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatCatalogue, parseCatalogue } from '../src/catalogue.js';
import { mergeCatalogues } from '../src/merge.js';

const merge = (...texts) => {
  const { merged, conflicts } = mergeCatalogues(...texts.map(parseCatalogue));
  return { merged: [...merged].map((pair) => pair.join('')).join(' '), conflicts };
};

describe('parseCatalogue', () => {
  it('drops spaces, skips comments, and allows empty messages', () => {
    assert.deepEqual(
      [...parseCatalogue('  a.b  =  c d  \n   # x = y\n\t\nz=\ne==')],
      [
        ['a.b', 'c d'],
        ['z', ''],
        ['e', '='],
      ],
    );
    assert.equal(parseCatalogue('').size, 0);
  });

  it('reads escapes from left to right', () => {
    const read = (message) => parseCatalogue(`k=${message}`).get('k');
    assert.equal(read('a\\nb'), 'a\nb');
    assert.equal(read('a\\\\nb'), 'a\\nb');
    assert.equal(read('a\\\\\\nb'), 'a\\\nb');
    assert.equal(read('a\\tb\\'), 'a\\tb\\');
  });

  it('says what is wrong and where', () => {
    assert.throws(() => parseCatalogue('a=1\n\nhello'), SyntaxError);
    assert.throws(() => parseCatalogue('a=1\n\nhello'), /Line 3 has no key: hello/);
    assert.throws(() => parseCatalogue(' = x'), /Line 1 has no key/);
    assert.throws(() => parseCatalogue('a=1\na =1'), /Line 2 repeats the key a\./);
    assert.throws(() => parseCatalogue('a=1\na =1'), SyntaxError);
  });
});

describe('formatCatalogue', () => {
  it('writes what is read again', () => {
    const catalogue = new Map([
      ['z', 'line\nline\n!'],
      ['B', 'back\\slash \\n'],
      ['a', ''],
    ]);
    assert.equal(formatCatalogue(catalogue), 'B = back\\\\slash \\\\n\na = \nz = line\\nline\\n!\n');
    assert.deepEqual(new Map(parseCatalogue(formatCatalogue(catalogue))), new Map([...catalogue].sort()));
    assert.equal(formatCatalogue(new Map()), '');
  });
});

describe('mergeCatalogues', () => {
  it('knows every combination without conflict', () => {
    const { merged, conflicts } = merge(
      'same=1\nours=1\ntheirs=1\nboth=1\nwegone=1\ntheygone=1\nallgone=1',
      'same=1\nours=2\ntheirs=1\nboth=2\ntheygone=1\nnew=4\nnewboth=5',
      'same=1\nours=1\ntheirs=3\nboth=2\nwegone=1\nnewtheirs=6\nnewboth=5',
    );
    assert.equal(merged, 'both2 new4 newboth5 newtheirs6 ours2 same1 theirs3');
    assert.deepEqual(conflicts, []);
  });

  it('knows every conflict, and sorts them', () => {
    const { merged, conflicts } = merge('z=1\ny=1\nx=1', 'z=2\ny=2\nnew=4', 'z=3\nx=3\nnew=5');
    assert.equal(merged, 'new4 x3 y2 z2');
    assert.deepEqual(conflicts, [
      { key: 'new', base: undefined, ours: '4', theirs: '5' },
      { key: 'x', base: '1', ours: undefined, theirs: '3' },
      { key: 'y', base: '1', ours: '2', theirs: undefined },
      { key: 'z', base: '1', ours: '2', theirs: '3' },
    ]);
  });

  it('tells an empty message from none', () => {
    assert.equal(merge('a=1', 'a=', 'a=1').merged, 'a');
    assert.equal(merge('a=1', 'a=', 'a=2').merged, 'a');
    assert.equal(merge('a=1', '', 'a=').merged, 'a');
  });

  it('leaves its arguments alone', () => {
    const base = parseCatalogue('a=1');
    mergeCatalogues(base, parseCatalogue('b=1'), parseCatalogue('a=2'));
    assert.deepEqual([...base], [['a', '1']]);
  });
});
