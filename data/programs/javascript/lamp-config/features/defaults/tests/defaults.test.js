import assert from 'node:assert/strict';
import test from 'node:test';
import { parseConfig } from '../src/parse.js';
import { resolveConfig } from '../src/resolve.js';

test('a reference can have a default', () => {
  assert.deepEqual(resolveConfig(parseConfig('[a]\nb = ${front.colour|white}')), { a: { b: 'white' } });
});
