import assert from 'node:assert/strict';
import test from 'node:test';
import { checksum } from '../src/checksum.js';
import { decodeReadings, encodeReadings } from '../src/codec.js';

const body = (...readings) => encodeReadings(readings).slice(1, -1);

test('packs small differences into a byte', () => {
  assert.deepEqual(body(10, 12, 11), [139, 131, 128]);
});

test('packs large differences into three bytes', () => {
  assert.deepEqual(body(300), [2, 129, 44]);
});

test('packs repeats and gaps', () => {
  assert.deepEqual(body(5, 5, 5, null, 6), [134, 1, 2, 0, 130]);
});

test('unpacks everything again', () => {
  const readings = [-40, -40, -40, null, null, null, 385, 386, -32768, 32767];
  assert.deepEqual(decodeReadings(encodeReadings(readings)), readings);
});

test('notices errors of the link', () => {
  const bytes = encodeReadings([1, 2, 3]);
  bytes[2] += 1;
  assert.throws(() => decodeReadings(bytes), /checksum/);
});

test('computes the checksum', () => {
  assert.equal(checksum([]), 255);
  assert.equal(checksum([87]), 81);
});
