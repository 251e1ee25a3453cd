import assert from 'node:assert/strict';
import test from 'node:test';
import { handle } from '../src/handler.ts';

test('a link chooses the language', () => {
  const pages = { '/fares': { de: 'Preise', fr: 'Tarifs' } };
  assert.equal(
    handle(pages, { path: '/fares?lang=fr', headers: { 'accept-language': 'de' } }).body,
    'Tarifs',
  );
});
