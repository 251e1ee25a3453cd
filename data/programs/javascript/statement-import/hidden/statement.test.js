import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAmount } from '../src/amount.js';
import { checkStatement } from '../src/checks.js';
import { parseStatement } from '../src/statement.js';

const parse = (...lines) =>
  parseStatement([':25:A', ':28:7', ':60F:C250101EUR1,', ...lines, ':62F:C250101EUR1,'].join('\n'));
const statement = (number, opening, closing, ...cents) => ({
  account: 'A',
  number,
  opening,
  closing,
  entries: cents.map((value) => ({ date: '', text: '', cents: value })),
});

describe('parseAmount', () => {
  it('refuses other forms', () => {
    for (const text of ['', ',5', '5', '1,234', '-1,0', '1,2x', ' 1,2', '1.000,00']) {
      assert.throws(() => parseAmount(text), SyntaxError, text);
    }
    assert.equal(parseAmount('1000000,99'), 100000099);
  });
});

describe('parseStatement', () => {
  it('reads credits and debits', () => {
    const { entries } = parse(':61:991231C0,01', ':61:000229D10,', ':61:250101D0,00');
    assert.deepEqual(entries, [
      { date: '2099-12-31', cents: 1, text: '' },
      { date: '2000-02-29', cents: -1000, text: '' },
      { date: '2025-01-01', cents: 0, text: '' },
    ]);
    const { opening, closing } = parseStatement(':25:A\n:28:007/1\n:60F:D250101USD5,5\n:62F:D250101CHF0,');
    assert.deepEqual([opening, closing], [-550, 0]);
  });

  it('gives texts to the entry before', () => {
    const { entries } = parse(
      ':61:250101C1,',
      ':86:a',
      '  b  ',
      '',
      'c :x: d',
      ':61:250101C2,',
      ':61:250101C3,',
      ':86:d',
    );
    assert.deepEqual(
      entries.map(({ text }) => text),
      ['a b c :x: d', '', 'd'],
    );
  });

  it('skips other tags and what stands before the first', () => {
    const { entries, number } = parseStatement(
      'hello\n\n:20:x\nmore\n:25:A\n:28:7\n:60F:C250101EUR1,\n:13D:y\n  z\n:62F:C250101EUR1,\n:64:C',
    );
    assert.deepEqual([entries, number], [[], 7]);
    assert.equal(parseStatement(':28:28/3\n:25:A\nB\n:62F:C250101EUR1,\n:60F:C250101EUR1,').account, 'A B');
  });

  it('names the first tag that is missing', () => {
    assert.throws(() => parseStatement(''), /^SyntaxError: There is no :25:\.$/);
    assert.throws(() => parseStatement(':25:A\n:62F:C250101EUR1,'), /There is no :28:/);
    assert.throws(() => parseStatement(':25:A\n:28:1\n:62F:C250101EUR1,'), /There is no :60F:/);
    assert.throws(() => parseStatement(':25:A\n:28:1\n:60F:C250101EUR1,'), /There is no :62F:/);
  });

  it('quotes what has another form', () => {
    for (const [line, reason] of [
      [':61:25010C1,', /"25010C1," is not an entry/],
      [':61:250101C', /"" is not an amount/],
      [':61:250101C1,\nx', /"1, x" is not an amount/],
      [':60F:X250101EUR1,', /"X250101EUR1," is not a balance/],
      [':60F:C25010EUR1,', /is not a balance/],
      [':60F:C250101EU1,', /is not a balance/],
      [':60F:C250101EUR1', /"1" is not an amount/],
      [':86:lost', /The text "lost" belongs to no entry/],
      [':61:250101C1,\n:86:a\n:86:b', /The text "b" belongs to no entry/],
    ]) {
      assert.throws(() => parse(line), SyntaxError, line);
      assert.throws(() => parse(line), reason);
    }
  });
});

describe('checkStatement', () => {
  it('adds up entries', () => {
    assert.deepEqual(checkStatement([statement(1, 100, 130, 50, -20)]), []);
    assert.deepEqual(checkStatement([statement(1, 100, 129, 50, -20)]), ['1: 1 cents missing']);
    assert.deepEqual(checkStatement([statement(1, -5, 10, 5)]), ['1: 10 cents too much']);
    assert.deepEqual(checkStatement([]), []);
  });

  it('compares with the statement before', () => {
    assert.deepEqual(checkStatement([statement(1, 0, 5, 5), statement(2, 5, 5), statement(3, 5, 0, -5)]), []);
    assert.deepEqual(checkStatement([statement(1, 0, 0), statement(3, 7, 9), statement(3, 9, 9)]), [
      '3 does not follow 1',
      '3: opens with another balance',
      '3: 2 cents too much',
      '3 does not follow 3',
    ]);
  });
});
