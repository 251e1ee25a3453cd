import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFilter } from '../src/filter.ts';
import { compilePattern } from '../src/pattern.ts';

const covered = (pattern: string, paths: string) =>
  paths.split(' ').filter(compilePattern(pattern)).join(' ');

describe('compilePattern', () => {
  for (const [pattern, paths, expected] of [
    ['a*c', 'ac abc a/c xac abcd x/abc/d', 'ac abc x/abc/d'],
    ['a?c', 'ac abc a/c abbc', 'abc'],
    ['[a-c]x', 'ax cx dx -x', 'ax cx'],
    ['[!a-c]x', 'ax dx /x q/x', 'dx'],
    ['a[!b]c', 'axc a/c abc', 'axc'],
    ['[^a]x', '^x ax bx', '^x ax'],
    ['[ab', '[ab a b', '[ab'],
    ['a.b', 'a.b axb', 'a.b'],
    ['a+(b)', 'a+(b) aab', 'a+(b)'],
    ['\\*\\a', '*a xa', '*a'],
    ['\\[a]', '[a] a', '[a]'],
    ['a/b', 'a/b x/a/b a/b/c a/bc', 'a/b a/b/c'],
    ['/a', 'a x/a a/b', 'a a/b'],
    ['a/', 'a a/b x/a/b', 'a/b x/a/b'],
    ['/a/', 'a a/b x/a/b', 'a/b'],
    ['a/b/', 'a/b a/b/c x/a/b/c', 'a/b/c'],
    ['a/*', 'a a/b a/b/c', 'a/b a/b/c'],
    ['a/**', 'a a/b a/b/c ab/c', 'a/b a/b/c'],
    ['**/b', 'b a/b a/c/b ab b/c', 'b a/b a/c/b b/c'],
    ['a/**/b', 'a/b a/x/b a/x/y/b a/xb ab', 'a/b a/x/b a/x/y/b'],
    ['a**b', 'ab axxb a/b', 'ab axxb'],
    ['**', 'a a/b', 'a a/b'],
    ['ü?', 'üx ux', 'üx'],
  ]) {
    it(`${pattern} covers ${expected}`, () => assert.equal(covered(pattern, paths), expected));
  }
});

describe('createFilter', () => {
  const kept = (rules: string, paths: string) => paths.split(' ').filter(createFilter(rules)).join(' ');

  it('lets the last rule decide', () => {
    assert.equal(kept('*.log\n!a.log\nold/', 'a.log b.log old/a.log c'), 'a.log c');
    assert.equal(kept('!a.log\n*.log', 'a.log'), '');
  });

  it('skips comments, empty lines, and spaces', () => {
    assert.equal(kept('\n # *\n\n  *.x  \n', 'a.x b'), 'b');
    assert.equal(kept('', 'a'), 'a');
    assert.equal(kept('\\#a\n\\!b', '#a !b c'), 'c');
  });
});
