import assert from 'node:assert/strict';
import test from 'node:test';
import { compilePattern } from '../src/pattern.ts';

const covered = (pattern: string, paths: string) =>
  paths.split(' ').filter(compilePattern(pattern)).join(' ');

test('alternatives have wildcards and may be empty', () => {
  assert.equal(covered('{a*,[xy]?}.b', 'a.b abc.b xz.b x.b q.b'), 'a.b abc.b xz.b');
  assert.equal(covered('log{,.old}', 'log log.old log.new'), 'log log.old');
  assert.equal(covered('{a}', 'a {a}'), 'a');
});

test('other braces stand for themselves', () => {
  assert.equal(covered('a{b', 'a{b ab'), 'a{b');
  assert.equal(covered('a}b', 'a}b ab'), 'a}b');
  assert.equal(covered('\\{a,b\\}', '{a,b} a b'), '{a,b}');
});
