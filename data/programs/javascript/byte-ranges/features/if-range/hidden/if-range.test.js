import assert from 'node:assert/strict';
import test from 'node:test';
import { handle } from '../src/handler.js';

const recording = { type: 'audio/ogg', etag: '"v2"', text: 'abcdefghij' };
const status = (headers) => handle(recording, { method: 'GET', headers }).status;

test('the same etag gets the part', () => {
  assert.equal(status({ range: 'bytes=5-', 'if-range': '"v2"' }), 206);
  assert.equal(status({ range: 'bytes=50-', 'if-range': '"v2"' }), 416);
});

test('another etag ignores even ranges that cannot be satisfied', () => {
  assert.equal(status({ range: 'bytes=50-', 'if-range': '"v1"' }), 200);
  assert.equal(status({ range: 'bytes=5-', 'if-range': '' }), 200);
});

test('the header alone changes nothing', () => {
  assert.equal(status({ 'if-range': '"v1"' }), 200);
});
