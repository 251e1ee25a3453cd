import assert from 'node:assert/strict';
import test from 'node:test';
import { isTrue } from '../src/rows.ts';

test('a row that comes twice makes a touch false', () => {
  assert.equal(isTrue(['123', '213', '231', '213', '123']), false);
  assert.equal(isTrue(['123', '213', '123', '213', '123']), false);
  assert.equal(isTrue(['123', '123', '213']), false);
});

test('the end may be rounds or any other new row', () => {
  assert.equal(isTrue(['123', '213', '123']), true);
  assert.equal(isTrue(['123', '213', '231']), true);
  assert.equal(isTrue(['123']), true);
  assert.equal(isTrue([]), true);
});
