import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatIban, isIban } from '../src/accounts.ts';
import { isbn13, isIsbn } from '../src/books.ts';
import { ean13, isEan13 } from '../src/goods.ts';

describe('goods', () => {
  it('have a check digit', () => {
    assert.equal(ean13('400638133393'), '4006381333931');
    assert.equal(isEan13('4006381333931'), true);
    assert.equal(isEan13('4006381333932'), false);
  });
});

describe('books', () => {
  it('have old and new numbers', () => {
    assert.equal(isIsbn('0-306-40615-2'), true);
    assert.equal(isIsbn('978-0-306-40615-7'), true);
    assert.equal(isIsbn('0-306-40615-3'), false);
  });

  it('may have an X', () => {
    assert.equal(isIsbn('0-8044-2957-X'), true);
  });

  it('get new numbers', () => {
    assert.equal(isbn13('0-306-40615-2'), '9780306406157');
  });
});

describe('accounts', () => {
  it('are checked', () => {
    assert.equal(isIban('DE89 3704 0044 0532 0130 00'), true);
    assert.equal(isIban('DE88 3704 0044 0532 0130 00'), false);
  });

  it('are written in groups', () => {
    assert.equal(formatIban('DE', '370400440532013000'), 'DE89 3704 0044 0532 0130 00');
  });
});
