import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatMessage } from '../src/message.js';
import { pluralForm } from '../src/plurals.js';

describe('pluralForm', () => {
  it('knows English and falls back to it', () => {
    assert.deepEqual(
      [0, 1, 1.5, 2].map((number) => pluralForm('en', number)),
      ['other', 'one', 'other', 'other'],
    );
    assert.deepEqual(
      [0, 1].map((number) => pluralForm('toString', number)),
      ['other', 'one'],
    );
  });

  it('knows French and Japanese', () => {
    assert.deepEqual(
      [0, 1, 1.9, 2].map((number) => pluralForm('fr', number)),
      ['one', 'one', 'one', 'other'],
    );
    assert.equal(pluralForm('fr', -1), 'other');
    assert.equal(pluralForm('ja', 1), 'other');
  });

  it('knows Polish', () => {
    const forms = (...numbers) => numbers.map((number) => pluralForm('pl', number)).join(' ');
    assert.equal(forms(0, 1, 2, 3, 4, 5), 'many one few few few many');
    assert.equal(forms(11, 12, 13, 14, 15, 21), 'many many many many many many');
    assert.equal(forms(22, 24, 25, 102, 112, 121, 1.5), 'few few many few many many other');
  });
});

describe('formatMessage', () => {
  it('writes values as they are', () => {
    assert.equal(formatMessage('{a}{ b }{c} #', { a: 0, b: null, c: '{a}' }), '0null{a} #');
    assert.equal(formatMessage('', {}), '');
  });

  it('prefers exact numbers, then forms, then other', () => {
    const message = '{n,plural,=1{exact}one{form}few{few}other{rest}}';
    assert.deepEqual(
      [1, 2, 5].map((n) => formatMessage(message, { n }, 'pl')),
      ['exact', 'few', 'rest'],
    );
    assert.equal(formatMessage('{n, plural, one {form #} other {rest}}', { n: 1 }), 'form 1');
    assert.equal(formatMessage('{n, plural, one {form} other {rest #}}', { n: '7' }), 'rest 7');
  });

  it('chooses by name', () => {
    const message = '{k, select, a {A} b {B} other {?}}';
    assert.deepEqual(
      ['a', 'b', 'c', 'other', 1].map((k) => formatMessage(message, { k })),
      ['A', 'B', '?', '?', '?'],
    );
    assert.equal(formatMessage('{k, select, 1 {one} other {?}}', { k: 1 }), 'one');
  });

  it('nests options, and gives # to the nearest plural', () => {
    const message =
      '{n, plural, one {# day} other {# days{k, select, x { and {m, plural, one {# night} other {# nights}} of #} other {, #}}}}!';
    assert.equal(formatMessage(message, { n: 2, k: 'x', m: 1 }), '2 days and 1 night of 2!');
    assert.equal(formatMessage(message, { n: 3, k: 'y', m: 1 }), '3 days, 3!');
    assert.equal(formatMessage('{k, select, other {#}}', { k: 1 }), '#');
  });

  it('needs values of its own', () => {
    assert.throws(() => formatMessage('{toString}', {}), ReferenceError);
    assert.throws(() => formatMessage('{n, plural, other {x}}', {}), /no value for n\./);
  });

  for (const [message, reason] of [
    ['{', /not a placeholder at 0 in: \{/],
    ['a {}', /not a placeholder at 2/],
    ['{n', /not a placeholder/],
    ['{n m}', /not a placeholder/],
    ['{n, number}', /not a placeholder/],
    ['}', /Braces do not match at 0/],
    ['{n}}', /Braces do not match at 3/],
    ['{n, plural, other {x}', /Braces do not match/],
    ['{n, plural, other {x', /Braces do not match/],
    ['{n, plural, other {x} y}', /Braces do not match/],
    ['{n, plural, one {x}}', /option other is missing/],
    ['{n, select, a {x}}', /option other is missing/],
    ['{n, select, }', /option other is missing/],
  ]) {
    it(`refuses ${message}`, () => {
      assert.throws(() => formatMessage(message, { n: 1 }), SyntaxError);
      assert.throws(() => formatMessage(message, { n: 1 }), reason);
    });
  }
});
