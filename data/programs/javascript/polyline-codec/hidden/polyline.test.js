import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decode, encode } from '../src/polyline.js';
import { simplify } from '../src/simplify.js';

describe('encode', () => {
  it('packs small numbers into single characters', () => {
    assert.equal(encode([[0, 0]]), '??');
    assert.equal(encode([[0.00001, -0.00001]]), 'A@');
    assert.equal(encode([[0.00015, -0.00016]]), ']^');
    assert.equal(encode([[0.00016, -0.00017]]), '_@`@');
  });

  it('rounds and stores differences', () => {
    assert.equal(encode([[0.000014, 0.000016]]), 'AC');
    assert.equal(
      encode([
        [1, 2],
        [1, 2],
      ]),
      `${encode([[1, 2]])}??`,
    );
    assert.equal(
      encode([
        [0.000014, 0],
        [0.000028, 0],
      ]),
      'A?C?',
    );
  });

  it('survives the whole globe', () => {
    const points = [
      [90, 180],
      [-90, -180],
      [0, 0],
      [-179.98321, 0.00001],
      [52.51631, 13.37777],
    ];
    assert.deepEqual(decode(encode(points)), points);
  });
});

describe('decode', () => {
  it('refuses foreign characters', () => {
    assert.throws(() => decode('?>'), SyntaxError);
    assert.throws(() => decode('?>'), /">" does not belong/);
    assert.throws(() => decode('?\u007f'), /does not belong/);
    assert.throws(() => decode('é?'), SyntaxError);
    assert.throws(() => decode('~'), /ends too early/);
  });

  it('refuses half a number and half a point', () => {
    for (const text of ['?', '_', '??_', '???']) {
      assert.throws(() => decode(text), SyntaxError);
      assert.throws(() => decode(text), /ends too early/);
    }
  });
});

describe('simplify', () => {
  it('leaves few points alone', () => {
    assert.deepEqual(simplify([], 1), []);
    assert.deepEqual(
      simplify(
        [
          [1, 1],
          [1, 1],
        ],
        1,
      ),
      [
        [1, 1],
        [1, 1],
      ],
    );
  });

  it('compares with the tolerance', () => {
    const bend = [
      [0, 0],
      [1, 2],
      [0, 4],
    ];
    assert.equal(simplify(bend, 0.99).length, 3);
    assert.equal(simplify(bend, 1).length, 2);
    const slope = [
      [0, 0],
      [3, 4.5],
      [6, 8],
    ];
    assert.equal(simplify(slope, 0.29).length, 3);
    assert.equal(simplify(slope, 0.31).length, 2);
  });

  it('treats both halves', () => {
    const track = [
      [0, 0],
      [1, 0.05],
      [2, 0],
      [2, 1],
      [2.05, 2],
      [2, 3],
      [2, 4],
    ];
    assert.deepEqual(simplify(track, 0.1), [
      [0, 0],
      [2, 0],
      [2, 4],
    ]);
    assert.deepEqual(
      simplify(
        [
          [0, 0],
          [1, 3],
          [2, 0],
          [3, 2],
          [4, 0],
        ],
        1,
      ),
      [
        [0, 0],
        [1, 3],
        [2, 0],
        [3, 2],
        [4, 0],
      ],
    );
  });

  it('keeps the first of equally far points', () => {
    assert.deepEqual(
      simplify(
        [
          [0, 0],
          [1, 1],
          [2, 1],
          [3, 0],
        ],
        0.9,
      ),
      [
        [0, 0],
        [1, 1],
        [3, 0],
      ],
    );
  });

  it('measures from the point if the ends meet', () => {
    assert.deepEqual(
      simplify(
        [
          [1, 1],
          [4, 5],
          [1, 1],
        ],
        4.9,
      ),
      [
        [1, 1],
        [4, 5],
        [1, 1],
      ],
    );
    assert.deepEqual(
      simplify(
        [
          [1, 1],
          [4, 5],
          [1, 1],
        ],
        5,
      ),
      [
        [1, 1],
        [1, 1],
      ],
    );
  });
});
