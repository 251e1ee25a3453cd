import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CookieStore } from '../src/cookie-store.ts';
import { parseSetCookie } from '../src/set-cookie.ts';

const at = (host: string, path = '/', secure = true) => ({ host, path, secure });

describe('a header', () => {
  it('is read', () => {
    assert.deepEqual(parseSetCookie('id=7; Path=/shop; Max-Age=60; Secure; HttpOnly'), {
      name: 'id',
      value: '7',
      path: '/shop',
      maxAge: 60,
      secure: true,
    });
  });

  it('needs a name', () => {
    assert.equal(parseSetCookie('nothing'), undefined);
  });
});

describe('the store', () => {
  it('sends cookies back to their host', () => {
    const store = new CookieStore(() => 0);
    assert.equal(store.set('id=7', at('books.example')), true);
    assert.equal(store.header(at('books.example', '/a')), 'id=7');
    assert.equal(store.header(at('api.books.example')), '');
  });

  it('sends cookies of a domain to all its hosts', () => {
    const store = new CookieStore(() => 0);
    store.set('id=7; Domain=books.example', at('www.books.example'));
    assert.equal(store.header(at('api.books.example')), 'id=7');
  });

  it('refuses a foreign domain', () => {
    assert.equal(new CookieStore(() => 0).set('id=7; Domain=other.example', at('books.example')), false);
  });

  it('lets cookies expire', () => {
    let now = 100;
    const store = new CookieStore(() => now);
    store.set('id=7; Max-Age=60', at('books.example'));
    now = 160;
    assert.equal(store.header(at('books.example')), '');
  });

  it('sends longer paths first', () => {
    const store = new CookieStore(() => 0);
    store.set('a=1; Path=/', at('books.example'));
    store.set('b=2; Path=/shop', at('books.example'));
    assert.equal(store.header(at('books.example', '/shop/cart')), 'b=2; a=1');
  });
});
