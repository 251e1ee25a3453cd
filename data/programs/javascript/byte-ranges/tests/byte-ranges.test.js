import assert from 'node:assert/strict';
import test from 'node:test';
import { handle } from '../src/handler.js';
import { parseRange } from '../src/range.js';

const recording = { type: 'audio/ogg', etag: '"v1"', text: 'abcdefghij' };
const get = (range) => handle(recording, { method: 'GET', headers: range === undefined ? {} : { range } });

test('reads the three kinds of ranges', () => {
  assert.deepEqual(parseRange('bytes=0-3', 10), [{ start: 0, end: 3 }]);
  assert.deepEqual(parseRange('bytes=4-', 10), [{ start: 4, end: 9 }]);
  assert.deepEqual(parseRange('bytes=-2', 10), [{ start: 8, end: 9 }]);
});

test('ignores other units', () => {
  assert.equal(parseRange('seconds=0-3', 10), undefined);
});

test('sends the whole recording', () => {
  assert.deepEqual(get(), {
    status: 200,
    headers: { 'accept-ranges': 'bytes', etag: '"v1"', 'content-type': 'audio/ogg', 'content-length': '10' },
    body: 'abcdefghij',
  });
});

test('sends a part', () => {
  const { status, headers, body } = get('bytes=2-4');
  assert.deepEqual([status, headers['content-range'], body], [206, 'bytes 2-4/10', 'cde']);
});

test('says that a range lies behind the end', () => {
  assert.equal(get('bytes=10-').status, 416);
  assert.equal(get('bytes=10-').headers['content-range'], 'bytes */10');
});

test('refuses other methods', () => {
  assert.deepEqual(handle(recording, { method: 'PUT', headers: {} }), {
    status: 405,
    headers: { allow: 'GET, HEAD' },
    body: '',
  });
});
