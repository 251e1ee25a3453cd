import assert from 'node:assert/strict';
import test from 'node:test';
import { CookieStore } from '../src/cookie-store.ts';

test('a bound cookie must be secure', () => {
  const store = new CookieStore(() => 0);
  const from = { host: 'b.example', path: '/', secure: true };
  assert.equal(store.set('__Host-id=1; Path=/', from), false);
  assert.equal(store.set('__Host-id=1; Path=/; Secure', from), true);
});
