import assert from 'node:assert/strict';
import test from 'node:test';
import { decode, encode } from '../src/polyline.js';
import { simplify } from '../src/simplify.js';

test('packs the example of the format', () => {
  assert.equal(
    encode([
      [38.5, -120.2],
      [40.7, -120.95],
      [43.252, -126.453],
    ]),
    '_p~iF~ps|U_ulLnnqC_mqNvxq`@',
  );
});

test('unpacks it again', () => {
  assert.deepEqual(decode('_p~iF~ps|U_ulLnnqC_mqNvxq`@'), [
    [38.5, -120.2],
    [40.7, -120.95],
    [43.252, -126.453],
  ]);
});

test('packs nothing into nothing', () => {
  assert.equal(encode([]), '');
  assert.deepEqual(decode(''), []);
});

test('refuses a text that was cut', () => {
  assert.throws(() => decode('_p~iF'), /ends too early/);
});

test('thins out a straight line', () => {
  assert.deepEqual(
    simplify(
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
      0.1,
    ),
    [
      [0, 0],
      [2, 2],
    ],
  );
});

test('keeps a corner', () => {
  assert.deepEqual(
    simplify(
      [
        [0, 0],
        [0, 1],
        [1, 1],
      ],
      0.1,
    ),
    [
      [0, 0],
      [0, 1],
      [1, 1],
    ],
  );
});
