import assert from 'node:assert/strict';
import test from 'node:test';
import { springTide } from '../src/tides.js';

const tides = (...heights) => heights.map((height, minute) => ({ minute, height }));

test('the earliest of equal ranges wins', () => {
  assert.equal(springTide(tides(0, 10, 0, 10)).from.minute, 0);
  assert.equal(springTide(tides(5, 10, 0, 10)).from.minute, 1);
});

test('few extremes have no range', () => {
  assert.equal(springTide([]), undefined);
  assert.equal(springTide(tides(4)), undefined);
  assert.equal(springTide(tides(4, 4)).range, 0);
});
