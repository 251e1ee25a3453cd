import assert from 'node:assert/strict';
import test from 'node:test';
import { labelFor } from '../src/label.ts';

const label = (...own: (boolean | undefined)[]) =>
  labelFor(
    own.map((value, index) => ({
      grape: 'A',
      litres: index,
      village: 'V',
      vintage: 2020,
      alcohol: 13,
      ...(value === undefined ? {} : { own: value }),
    })),
    2023,
  );

test('every lot must be our own, and empty ones do not count', () => {
  assert.equal(label(false, true, true), 'A, V, 2020, Reserve, Estate bottled');
  assert.equal(label(true, true, false), 'A, V, 2020, Reserve');
  assert.equal(label(true, true, undefined), 'A, V, 2020, Reserve');
});
