import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeTicket, encodeTicket } from '../src/codes.ts';
import { suggest } from '../src/suggest.ts';

describe('a code', () => {
  it('is short', () => {
    assert.equal(encodeTicket(0), '000-000-0');
    assert.equal(encodeTicket(1234), '000-16J-Z');
  });

  it('is read again', () => {
    for (const number of [0, 31, 32, 98765432, 1073741823])
      assert.equal(decodeTicket(encodeTicket(number)), number);
  });

  it('may be written carelessly', () => {
    assert.equal(decodeTicket('ooo i6j z'), 1234);
  });

  it('has a check sign', () => {
    assert.equal(decodeTicket('000-16J-X'), undefined);
  });

  it('has limits', () => {
    assert.throws(() => encodeTicket(-1), RangeError);
  });
});

describe('suggestions', () => {
  it('mend one sign', () => {
    assert.deepEqual(
      suggest('000-17J-Z', (ticket) => ticket === 1234),
      ['000-16J-Z'],
    );
  });

  it('mend two signs that changed places', () => {
    assert.deepEqual(
      suggest('000-61J-Z', (ticket) => ticket === 1234),
      ['000-16J-Z'],
    );
  });
});
