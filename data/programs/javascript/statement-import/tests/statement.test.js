import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAmount } from '../src/amount.js';
import { checkStatement } from '../src/checks.js';
import { parseStatement } from '../src/statement.js';

const TEXT = `:25:DE89370400440532013000
:28:12
:60F:C250301EUR1000,00
:61:250303D45,5
:86:Timber for
the jetty
:62F:C250303EUR954,50`;

describe('an amount', () => {
  it('has a comma', () => {
    assert.deepEqual(['1234,5', '0,05', '7,'].map(parseAmount), [123450, 5, 700]);
    assert.throws(() => parseAmount('12.50'), /"12.50" is not an amount/);
  });
});

describe('a statement', () => {
  it('is read', () => {
    assert.deepEqual(parseStatement(TEXT), {
      account: 'DE89370400440532013000',
      number: 12,
      opening: 100_000,
      closing: 95_450,
      entries: [{ date: '2025-03-03', cents: -4550, text: 'Timber for the jetty' }],
    });
  });

  it('needs its balances', () => {
    assert.throws(() => parseStatement(TEXT.replace(':62F:', ':64:')), /There is no :62F:/);
  });

  it('needs entries of the right form', () => {
    assert.throws(() => parseStatement(TEXT.replace('D45,5', 'X45,5')), /is not an entry/);
  });
});

describe('checks', () => {
  const statement = parseStatement(TEXT);

  it('find nothing', () => {
    assert.deepEqual(checkStatement([statement]), []);
  });

  it('find cents and gaps', () => {
    assert.deepEqual(
      checkStatement([
        { ...statement, closing: 95_447 },
        { ...statement, number: 14 },
      ]),
      ['12: 3 cents missing', '14 does not follow 12', '14: opens with another balance'],
    );
  });
});
