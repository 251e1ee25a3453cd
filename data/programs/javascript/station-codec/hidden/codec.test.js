import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checksum } from '../src/checksum.js';
import { decodeReadings, encodeReadings } from '../src/codec.js';

const body = (...readings) => encodeReadings(readings).slice(1, -1);
const message = (...content) => [87, ...content, checksum([87, ...content])];

describe('checksum', () => {
  it('mixes and rotates', () => {
    assert.deepEqual([[0], [255], [127], [128], [1, 2], [2, 1]].map(checksum), [255, 0, 1, 254, 255, 245]);
    assert.equal(checksum([254]), 2);
  });
});

describe('encodeReadings', () => {
  it('frames the readings', () => {
    assert.deepEqual(encodeReadings([]), [87, 81]);
    assert.deepEqual(encodeReadings([0]), [87, 129, checksum([87, 129])]);
  });

  it('uses one byte up to a difference of 126', () => {
    assert.deepEqual(body(126, 0, -126), [255, 3, 3]);
    assert.deepEqual(body(127), [2, 128, 127]);
    assert.deepEqual(body(-127), [2, 127, 129]);
    assert.deepEqual(body(-32768, 32767), [2, 0, 0, 2, 255, 255]);
  });

  it('counts differences over gaps and repeats', () => {
    assert.deepEqual(body(100, null, 101, 101, 101, 102), [229, 0, 130, 1, 2, 130]);
  });

  it('repeats from two on', () => {
    assert.deepEqual(body(5, 5), [134, 129]);
    assert.deepEqual(body(0, 0, 0), [129, 1, 2]);
    assert.deepEqual(body(null, null), [0, 0]);
    assert.deepEqual(body(null, null, null, 1), [0, 1, 2, 130]);
  });

  it('repeats at most 255 times', () => {
    assert.deepEqual(body(...Array(256).fill(7)), [136, 1, 255]);
    assert.deepEqual(body(...Array(257).fill(7)), [136, 1, 255, 129]);
    assert.deepEqual(body(...Array(258).fill(7)), [136, 1, 255, 1, 2]);
  });

  it('refuses what is no reading', () => {
    for (const reading of [32768, -32769, 0.5, Number.NaN])
      assert.throws(() => encodeReadings([0, reading]), RangeError);
    assert.throws(() => encodeReadings([0.5]), /0.5 is not a reading/);
  });
});

describe('decodeReadings', () => {
  it('undoes every form', () => {
    const readings = [
      ...Array(300).fill(-5),
      null,
      null,
      null,
      9,
      9,
      200,
      326,
      327,
      200,
      73,
      -32768,
      null,
      32767,
    ];
    assert.deepEqual(decodeReadings(encodeReadings(readings)), readings);
    assert.deepEqual(decodeReadings(encodeReadings([])), []);
    assert.deepEqual(decodeReadings(message(139, 1, 3, 130)), [10, 10, 10, 10, 11]);
  });

  it('refuses messages that are broken', () => {
    for (const [bytes, reason] of [
      [[], /not a message/],
      [[87], /not a message/],
      [[88, checksum([88])], /not a message/],
      [[87, 82], /checksum is wrong/],
      [message(1, 3), /nothing to repeat/],
      [message(130, 1), /cut off/],
      [message(2, 5), /cut off/],
      [message(2), /cut off/],
    ]) {
      assert.throws(() => decodeReadings(bytes), SyntaxError);
      assert.throws(() => decodeReadings(bytes), reason);
    }
  });
});
