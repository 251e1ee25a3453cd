import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAcceptLanguage } from '../src/accept-language.ts';
import { chooseLanguage } from '../src/choose.ts';
import { handle } from '../src/handler.ts';

describe('the header', () => {
  it('has weights', () => {
    assert.deepEqual(parseAcceptLanguage('*;q=0.5, de-CH, fr;q=0.8, it;q=0'), {
      wanted: [
        { tag: 'de-ch', weight: 1 },
        { tag: 'fr', weight: 0.8 },
        { tag: '*', weight: 0.5 },
      ],
      refused: ['it'],
    });
  });
});

describe('the choice', () => {
  it('is the same language', () => {
    assert.equal(chooseLanguage('FR, de', ['de', 'fr']), 'fr');
  });

  it('may be more special or more general', () => {
    assert.equal(chooseLanguage('de', ['fr', 'de-AT']), 'de-AT');
    assert.equal(chooseLanguage('de-CH', ['fr', 'de']), 'de');
  });

  it('may be anything', () => {
    assert.equal(chooseLanguage('de;q=0, *', ['de', 'it', 'fr']), 'it');
  });

  it('may be nothing', () => {
    assert.equal(chooseLanguage('ja', ['de']), undefined);
  });
});

describe('a page', () => {
  const pages = { '/fares': { de: 'Preise', fr: 'Tarifs' } };

  it('is sent in a language', () => {
    assert.deepEqual(handle(pages, { path: '/fares', headers: { 'accept-language': 'fr' } }), {
      status: 200,
      headers: { 'content-language': 'fr', vary: 'accept-language' },
      body: 'Tarifs',
    });
  });

  it('has a first language', () => {
    assert.equal(handle(pages, { path: '/fares', headers: {} }).body, 'Preise');
  });

  it('may not exist', () => {
    assert.equal(handle(pages, { path: '/snow', headers: {} }).status, 404);
  });
});
