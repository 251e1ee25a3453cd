import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAcceptLanguage } from '../src/accept-language.ts';
import { chooseLanguage } from '../src/choose.ts';
import { handle } from '../src/handler.ts';

const parse = (header: string) => {
  const { wanted, refused } = parseAcceptLanguage(header);
  return `${wanted.map(({ tag, weight }) => tag + weight).join(' ')}|${refused.join(' ')}`;
};

describe('parseAcceptLanguage', () => {
  it('sorts by weight and keeps the order', () => {
    assert.equal(parse('a;q=0.1,b ; q=1.000 , c,D-1x;Q=0.5,e;q=0.5'), 'b1 c1 d-1x0.5 e0.5 a0.1|');
    assert.equal(parse('a;q=0,b;q=0.000,*;q=0.'), '|a b *');
    assert.equal(parse(''), '|');
  });

  it('ignores what has another form', () => {
    assert.equal(parse('a;q=2,b;q=1.1,c;q=0.1234,d;q=-1,e;x=1,f g,abcdefghi,h-,12,i;q=,j'), 'j1|');
  });
});

describe('chooseLanguage', () => {
  for (const [header, available, expected] of [
    ['de', 'de-AT DE de-CH', 'DE'],
    ['de', 'den de-AT de-CH', 'de-AT'],
    ['de-ch', 'de de-CH', 'de-CH'],
    ['de-ch-1996-x', 'de de-CH', 'de-CH'],
    ['de-ch-1996', 'de de-CH-1901', 'de'],
    ['de-ch', 'de-AT', ''],
    ['en, de', 'de fr', 'de'],
    ['fr;q=0.2, de;q=0.1', 'de fr', 'fr'],
    ['*', 'it de', 'it'],
    ['it;q=0.1, *', 'it-CH de', 'de'],
    ['it;q=0.1, *', 'it it-CH', 'it'],
    ['it;q=0, *', 'it-CH it rm', 'rm'],
    ['it;q=0, *', 'it', ''],
    ['it;q=0, it-CH', 'it it-CH', 'it-CH'],
    ['it-IT, it;q=0', 'it', ''],
    ['de, de-AT;q=0', 'de-AT de-CH', 'de-CH'],
    ['', 'de', ''],
  ] as [string, string, string][]) {
    it(`${header} of ${available} is ${expected || 'nothing'}`, () =>
      assert.equal(chooseLanguage(header, available.split(' ')) ?? '', expected));
  }
});

describe('handle', () => {
  const pages = { '/': { rm: 'Bainvegni', 'de-CH': 'Willkommen' } };
  const get = (path: string, header?: string) =>
    handle(pages, { path, headers: header === undefined ? {} : { 'accept-language': header } });

  it('names the language as the page does', () => {
    assert.deepEqual(get('/', 'de'), {
      status: 200,
      headers: { 'content-language': 'de-CH', vary: 'accept-language' },
      body: 'Willkommen',
    });
  });

  it('falls back to the first language', () => {
    for (const header of [undefined, '', 'ja']) assert.equal(get('/', header).body, 'Bainvegni');
  });

  it('knows only its own pages', () => {
    for (const path of ['/x', '', 'toString'])
      assert.deepEqual(get(path), { status: 404, headers: {}, body: '' });
  });
});
