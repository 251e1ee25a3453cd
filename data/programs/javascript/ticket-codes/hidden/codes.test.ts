import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CHECK_SIGNS, decodeTicket, encodeTicket, normalize, SIGNS } from '../src/codes.ts';
import { suggest } from '../src/suggest.ts';

describe('encodeTicket', () => {
  it('has 32 signs', () => {
    assert.deepEqual([SIGNS.length, /[ILOU]/.test(SIGNS), CHECK_SIGNS], [32, false, `${SIGNS}*~$=U`]);
    assert.deepEqual([6, 8192].map(encodeTicket), ['000-006-U', '000-800-*']);
  });

  it('writes the highest sign first', () => {
    assert.deepEqual([1, 32, 31, 1024, 33554432, 1073741823].map(encodeTicket), [
      '000-001-6',
      '000-010-5',
      '000-00Z-1',
      '000-100-4',
      '100-000-1',
      'ZZZ-ZZZ-P',
    ]);
  });

  it('takes whole numbers of its range', () => {
    for (const number of [-1, 0.5, 1073741824, Number.NaN])
      assert.throws(() => encodeTicket(number), RangeError);
    assert.throws(() => encodeTicket(0.5), /0\.5 is not a ticket number/);
  });
});

describe('decodeTicket', () => {
  it('understands what is easily confused', () => {
    assert.equal(normalize(' oO-iI lL\t'), '001111');
    assert.equal(decodeTicket('IOL-ool-a'), 33587201);
    assert.equal(decodeTicket('zzzzzzp'), 1073741823);
    assert.equal(decodeTicket('ooo 006 u'), 6);
  });

  it('refuses other texts', () => {
    for (const code of [
      '',
      '000-000',
      '000-000-00',
      '000-00U-0',
      '000-001-5',
      '000-00é-0',
      'Z00-000-0',
      '000-001-Z',
    ])
      assert.equal(decodeTicket(code), undefined, code);
  });

  it('reads all that is written', () => {
    for (let number = 7; number < 1e9; number = number * 5 + 3)
      assert.equal(decodeTicket(encodeTicket(number)), number);
  });
});

describe('suggest', () => {
  const among = (...codes: string[]) => {
    const sold = new Set(codes.map(decodeTicket));
    return (ticket: number) => sold.has(ticket);
  };

  it('keeps a valid code alone', () => {
    assert.deepEqual(suggest('ooo ooi 6', among('000-001-6', '000-000-0')), ['000-001-6']);
  });

  it('suggests nothing for a valid code that was not sold', () => {
    assert.deepEqual(suggest('000-001-6', among('000-000-0', '000-010-5')), []);
  });

  it('finds every ticket that is one sign away, sorted', () => {
    assert.deepEqual(suggest('000-001-5', among('000-010-5', '000-001-6', '100-000-1')), [
      '000-001-6',
      '000-010-5',
    ]);
    assert.deepEqual(suggest('000-001-U', among('000-001-6')), ['000-001-6']);
    assert.deepEqual(suggest('000-006-V', among('000-006-U')), ['000-006-U']);
    assert.deepEqual(suggest('Z00-000-0', among('000-000-0', '000-00Z-0')), ['000-000-0']);
  });

  it('needs seven signs', () => {
    for (const code of ['', '000-001', '000-001-66'])
      assert.deepEqual(
        suggest(code, () => true),
        [],
        code,
      );
  });
});
