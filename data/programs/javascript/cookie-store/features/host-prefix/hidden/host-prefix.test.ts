import assert from 'node:assert/strict';
import test from 'node:test';
import { CookieStore } from '../src/cookie-store.ts';

const take = (header: string, secure = true) =>
  new CookieStore(() => 0).set(header, { host: 'b.example', path: '/', secure });

test('every condition counts', () => {
  assert.equal(take('__Host-id=1; Path=/; Secure'), true);
  assert.equal(take('__Host-id=1; Path=/; Secure', false), false);
  assert.equal(take('__Host-id=1; Path=/'), false);
  assert.equal(take('__Host-id=1; Secure'), false);
  assert.equal(take('__Host-id=1; Path=/x; Secure'), false);
  assert.equal(take('__Host-id=1; Path=/; Secure; Domain=b.example'), false);
});

test('other names are free', () => {
  assert.equal(take('my__Host-id=1'), true);
  assert.equal(take('__host-id=1'), true);
});
