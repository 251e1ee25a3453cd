import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatIban, isIban } from '../src/accounts.ts';
import { isbn13, isIsbn } from '../src/books.ts';
import { ean13, isEan13 } from '../src/goods.ts';

describe('ean13', () => {
  it('weights digits 1 and 3', () => {
    assert.deepEqual(
      ['000000000000', '100000000000', '010000000000', '999999999999', '000000000004', '123456789012'].map(
        (digits) => ean13(digits).slice(12),
      ),
      ['0', '9', '7', '4', '8', '8'],
    );
  });

  it('needs twelve digits', () => {
    for (const digits of ['', '12345678901', '1234567890123', '12345678901x', ' 23456789012'])
      assert.throws(() => ean13(digits), SyntaxError);
    assert.throws(() => ean13('12'), /"12" does not have twelve digits/);
  });

  it('is checked', () => {
    assert.deepEqual(
      ['1234567890128', '1234567890127', '123456789012', '12345678901280', 'x234567890128'].map(isEan13),
      [true, false, false, false, false],
    );
  });
});

describe('ISBN', () => {
  it('is valid in both forms, with hyphens and spaces', () => {
    assert.deepEqual(
      ['0306406152', '0 306-40615 2', '080442957x', '9780306406157', '9790000000001'].map(isIsbn),
      [true, true, true, true, true],
    );
  });

  it('is not valid otherwise', () => {
    const wrong = [
      '',
      '0306406151',
      '030640615',
      '03064061522',
      'X306406152',
      '0804429570',
      '9780306406158',
      '4006381333931',
      '978030640615X',
      '0000000000000',
    ];
    assert.deepEqual(wrong.filter(isIsbn), []);
    assert.equal(isIsbn('0000000000'), true);
  });

  it('becomes thirteen digits', () => {
    assert.equal(isbn13('0-8044-2957-x'), '9780804429573');
    assert.equal(isbn13('978-0-306-40615-7'), '9780306406157');
    assert.throws(() => isbn13('0306406151'), SyntaxError);
    assert.throws(() => isbn13('12'), /"12" is not an ISBN/);
  });
});

describe('IBAN', () => {
  it('is valid for the countries of the list', () => {
    for (const iban of [
      'AT61 1904 3002 3457 3201',
      'DE89 3704 0044 0532 0130 00',
      'BE68 5390 0754 7034',
      'CH93 0076 2011 6238 5295 7',
      'fr14 2004 1010 0505 0001 3m02 606',
      'LU28 0019 4006 4475 0000',
      'NL91ABNA0417164300',
    ])
      assert.equal(isIban(iban), true, iban);
  });

  it('is not valid otherwise', () => {
    const wrong = [
      '',
      'GB82 WEST 1234 5698 7654 32',
      'NL91ABNA041716430',
      'NL91ABNA04171643000',
      'NL91ABNA0417164301',
      'NL9AABNA0417164300',
      'NL91ABNA041716430!',
      'toString',
    ];
    assert.deepEqual(wrong.filter(isIban), []);
  });

  it('is completed', () => {
    assert.equal(formatIban('NL', 'abna 0417 1643 00'), 'NL91 ABNA 0417 1643 00');
    assert.equal(formatIban('AT', '1904300234573201'), 'AT61 1904 3002 3457 3201');
    assert.equal(formatIban('BE', '000000000009'), 'BE05 0000 0000 0009');
    assert.throws(() => formatIban('NL', '1'), /NL has no account number 1\./);
    assert.throws(() => formatIban('GB', 'WEST12345698765432'), SyntaxError);
  });
});
