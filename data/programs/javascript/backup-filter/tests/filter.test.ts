import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFilter } from '../src/filter.ts';
import { compilePattern } from '../src/pattern.ts';

describe('a pattern', () => {
  it('applies in every folder', () => {
    const covers = compilePattern('*.tmp');
    assert.deepEqual(['a.tmp', 'x/y/a.tmp', 'a.tmp.txt'].map(covers), [true, true, false]);
  });

  it('may begin at the root', () => {
    const covers = compilePattern('/cache');
    assert.deepEqual(['cache', 'cache/a', 'x/cache'].map(covers), [true, true, false]);
  });

  it('may cross folders', () => {
    const covers = compilePattern('photos/**/raw');
    assert.deepEqual(['photos/raw', 'photos/2024/may/raw/1', 'raw'].map(covers), [true, true, false]);
  });
});

describe('a filter', () => {
  const isBackedUp = createFilter('# caches\n*.log\n!important.log\nbuild/\n');

  it('takes what no pattern covers', () => {
    assert.equal(isBackedUp('notes.txt'), true);
  });

  it('leaves out and takes back in', () => {
    assert.deepEqual(['a/x.log', 'a/important.log'].map(isBackedUp), [false, true]);
  });

  it('knows folders', () => {
    assert.deepEqual(['build/a', 'x/build/b/c', 'build'].map(isBackedUp), [false, false, true]);
  });
});
