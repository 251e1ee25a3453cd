import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatMessage } from '../src/message.js';
import { pluralForm } from '../src/plurals.js';

const HUTS = '{count, plural, =0 {no huts} one {# hut} other {# huts}}';

describe('plural forms', () => {
  it('depend on the language', () => {
    assert.deepEqual(
      ['en', 'fr', 'ja', 'pl'].map((language) => pluralForm(language, 0)),
      ['other', 'one', 'other', 'many'],
    );
    assert.deepEqual(
      [1, 2, 5, 12, 22].map((number) => pluralForm('pl', number)),
      ['one', 'few', 'many', 'many', 'few'],
    );
  });
});

describe('a message', () => {
  it('has values', () => {
    assert.equal(formatMessage('Hello {name}!', { name: 'Ann' }), 'Hello Ann!');
  });

  it('has plurals', () => {
    assert.deepEqual(
      [0, 1, 3].map((count) => formatMessage(HUTS, { count })),
      ['no huts', '1 hut', '3 huts'],
    );
  });

  it('has choices', () => {
    const message = 'This {kind, select, ski {slope} other {trail}} is open.';
    assert.deepEqual(
      ['ski', 'bike'].map((kind) => formatMessage(message, { kind })),
      ['This slope is open.', 'This trail is open.'],
    );
  });

  it('needs its values', () => {
    assert.throws(() => formatMessage('Hello {name}!', {}), /no value for name/);
  });

  it('needs its braces', () => {
    assert.throws(() => formatMessage('Hello {name', { name: 'Ann' }), SyntaxError);
  });

  it('needs an option for all others', () => {
    assert.throws(() => formatMessage('{n, plural, one {x}}', { n: 1 }), /other is missing/);
  });
});
