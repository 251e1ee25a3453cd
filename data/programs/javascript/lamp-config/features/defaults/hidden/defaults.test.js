import assert from 'node:assert/strict';
import test from 'node:test';
import { parseConfig } from '../src/parse.js';
import { resolveConfig } from '../src/resolve.js';

const read = (text) => resolveConfig(parseConfig(text)).general;

test('defaults are taken only for what does not exist', () => {
  assert.deepEqual(read('a = ${b|x}\nb = 1\nc = ${d|x|y}\ne = ${q.f|}<\n'), {
    a: '1',
    b: '1',
    c: 'x|y',
    e: '<',
  });
});

test('a default is not read again', () => {
  assert.equal(read('a = ${x|$1 ${y}').a, '$1 ${y');
});

test('circles and missing values without a default stay errors', () => {
  assert.throws(() => read('a = ${a|x}'), ReferenceError);
  assert.throws(() => read('a = ${b|x}\nb = ${c}'), ReferenceError);
});
