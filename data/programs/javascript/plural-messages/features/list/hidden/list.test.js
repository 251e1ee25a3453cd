import assert from 'node:assert/strict';
import test from 'node:test';
import { formatMessage } from '../src/message.js';

test('lists may be short or no lists at all', () => {
  assert.deepEqual(
    [[], ['a'], ['a', 'b'], [1, 2, 3], 'x', null].map((names) => formatMessage('<{names,list}>', { names })),
    ['<>', '<a>', '<a & b>', '<1, 2 & 3>', '<x>', '<null>'],
  );
});

test('a list has no options', () => {
  assert.throws(() => formatMessage('{names, list, other {x}}', { names: [] }), SyntaxError);
});
