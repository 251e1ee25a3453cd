import assert from 'node:assert/strict';
import test from 'node:test';
import { handle } from '../src/handler.ts';

const get = (path: string) =>
  handle(
    { '/': { de: 'Hallo', rm: 'Allegra', 'fr-CH': 'Salut' } },
    { path, headers: { 'accept-language': 'rm' } },
  );

test('case does not matter, names do', () => {
  const queries = [
    '?lang=FR-ch',
    '?a=1&lang=fr-CH&b=2',
    '?slang=fr-CH',
    '?lang=fr',
    '?lang=',
    '?',
    '?a=lang=fr-CH',
  ];
  assert.deepEqual(
    queries.map((query) => get(`/${query}`).body),
    ['Salut', 'Salut', 'Allegra', 'Allegra', 'Allegra', 'Allegra', 'Allegra'],
  );
});

test('a query makes no page', () => {
  assert.equal(get('/x?lang=de').status, 404);
});
