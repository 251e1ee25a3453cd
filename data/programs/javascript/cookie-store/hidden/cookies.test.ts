import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CookieStore } from '../src/cookie-store.ts';
import { parseSetCookie } from '../src/set-cookie.ts';

const at = (host: string, path = '/', secure = true) => ({ host, path, secure });
const show = (header: string) => {
  const cookie = parseSetCookie(header);
  return (
    cookie &&
    Object.entries(cookie)
      .map((pair) => pair.join(':'))
      .sort()
      .join(' ')
  );
};
/** Stores headers that come from an address, and returns what is sent to others. */
function send(headers: string[], from: ReturnType<typeof at>, ...to: ReturnType<typeof at>[]) {
  const store = new CookieStore(() => 0);
  for (const header of headers) store.set(header, from);
  return to.map((address) => store.header(address));
}

describe('parseSetCookie', () => {
  it('takes spaces, cases, and equals signs as they come', () => {
    assert.equal(
      show(' a = b=c ;PATH = /x ; secure;max-AGE=-5;Domain=.Books.Example'),
      'domain:books.example maxAge:-5 name:a path:/x secure:true value:b=c',
    );
    assert.equal(show('a='), 'name:a secure:false value:');
  });

  it('lets the last attribute count and ignores what is wrong', () => {
    assert.equal(show('a=1; Path=/x; Path=/y; Path=z; Path'), 'name:a path:/y secure:false value:1');
    assert.equal(
      show('a=1; Domain; Domain=.; Max-Age=1.5; Max-Age=x1; Max-Age=; SameSite=Lax'),
      'name:a secure:false value:1',
    );
  });

  it('needs a name and an equals sign', () => {
    for (const header of ['', '=1', ' =1; Path=/', 'a; b=1'])
      assert.equal(parseSetCookie(header), undefined, header);
  });
});

describe('hosts', () => {
  it('are matched exactly without a domain', () => {
    assert.deepEqual(send(['a=1'], at('b.example'), at('b.example'), at('x.b.example'), at('example')), [
      'a=1',
      '',
      '',
    ]);
  });

  it('are matched from the end with one', () => {
    const hosts = ['b.example', 'x.b.example', 'y.x.b.example', 'ab.example', 'example'].map((host) =>
      at(host),
    );
    assert.deepEqual(send(['a=1; Domain=b.example'], at('b.example'), ...hosts), [
      'a=1',
      'a=1',
      'a=1',
      '',
      '',
    ]);
  });

  it('may set only domains that they lie in', () => {
    const store = new CookieStore(() => 0);
    const set = (domain: string, host: string) => store.set(`a=1; Domain=${domain}`, at(host));
    assert.deepEqual(
      [
        set('x.b.example', 'b.example'),
        set('b.example', 'ab.example'),
        set('example', 'b.example'),
        set('localhost', 'localhost'),
        set('b.example', 'x.b.example'),
      ],
      [false, false, false, false, true],
    );
    assert.equal(store.set('nothing', at('b.example')), false);
  });
});

describe('paths', () => {
  it('cover what lies below them', () => {
    const paths = ['/shop', '/shop/', '/shop/cart', '/shopping', '/'].map((path) => at('h', path));
    assert.deepEqual(send(['a=1; Path=/shop'], at('h'), ...paths), ['a=1', 'a=1', 'a=1', '', '']);
    assert.deepEqual(send(['a=1; Path=/shop/'], at('h'), ...paths), ['', 'a=1', 'a=1', '', '']);
    assert.deepEqual(send(['a=1; Path=/'], at('h'), ...paths), ['a=1', 'a=1', 'a=1', 'a=1', 'a=1']);
  });

  it('come from the address if there are none', () => {
    const from = (path: string) =>
      ['/', '/shop', '/shop/cart', '/shop/cart/x'].filter(
        (to) => send(['a=1'], at('h', path), at('h', to))[0] !== '',
      );
    assert.deepEqual(from('/shop/cart'), ['/shop', '/shop/cart', '/shop/cart/x']);
    assert.deepEqual(from('/shop/cart/'), ['/shop/cart', '/shop/cart/x']);
    assert.equal(from('/shop').length, 4);
  });
});

describe('security', () => {
  it('keeps secure cookies on secure ways', () => {
    assert.deepEqual(send(['a=1; Secure', 'b=2'], at('h'), at('h', '/', false), at('h')), [
      'b=2',
      'a=1; b=2',
    ]);
    assert.equal(new CookieStore(() => 0).set('a=1; Secure', at('h', '/', false)), false);
    assert.deepEqual(send(['a=1'], at('h', '/', false), at('h', '/', false)), ['a=1']);
  });
});

describe('time and order', () => {
  it('ends a cookie exactly at its age', () => {
    let now = 10;
    const store = new CookieStore(() => now);
    store.set('a=1; Max-Age=5', at('h'));
    store.set('b=1; Max-Age=1', at('h'));
    store.set('c=1', at('h'));
    now = 14;
    assert.equal(store.header(at('h')), 'a=1; c=1');
    now = 15;
    assert.equal(store.header(at('h')), 'c=1');
  });

  it('replaces in place and deletes', () => {
    assert.deepEqual(send(['a=1', 'b=2', 'a=3'], at('h'), at('h')), ['a=3; b=2']);
    assert.deepEqual(send(['a=1', 'b=2', 'a=9; Max-Age=0'], at('h'), at('h')), ['b=2']);
    assert.deepEqual(send(['a=1', 'a=; Max-Age=-1'], at('h'), at('h')), ['']);
    assert.deepEqual(
      send(
        ['a=1; Path=/', 'a=2; Path=/x', 'a=3; Domain=h.example; Path=/'],
        at('h.example'),
        at('h.example', '/x'),
      ),
      ['a=2; a=3'],
    );
  });

  it('sorts by path, then by time', () => {
    assert.deepEqual(
      send(['a=1; Path=/', 'b=2; Path=/x/y', 'c=3; Path=/x', 'd=4; Path=/x/y'], at('h'), at('h', '/x/y')),
      ['b=2; d=4; c=3; a=1'],
    );
  });
});
