import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextOpening } from '../src/next.ts';
import { parseTimes } from '../src/times.ts';

const next = (line: string, after: string) => nextOpening(parseTimes(line), after);
const field = (text: string) => [...parseTimes(`${text} * * * *`).minutes].join(' ');

describe('parseTimes', () => {
  it('reads parts of a field', () => {
    assert.deepEqual(['5', '3-3', '0-59/20', '50-59/4', '*/25', '*/60', '7,1-2,2', '10-12/5'].map(field), [
      '5',
      '3',
      '0 20 40',
      '50 54 58',
      '0 25 50',
      '0',
      '7 1 2',
      '10',
    ]);
  });

  it('knows the range of every field', () => {
    const times = parseTimes('  *  *\t* * * ');
    assert.deepEqual(
      [times.minutes, times.hours, times.days, times.months, times.weekdays].map((set) =>
        [set.size, Math.min(...set), Math.max(...set)].join(' '),
      ),
      ['60 0 59', '24 0 23', '31 1 31', '12 1 12', '7 0 6'],
    );
    assert.deepEqual([...parseTimes('* * * * 5-7').weekdays], [5, 6, 0]);
  });

  for (const [line, reason] of [
    ['', /five fields, and not 1/],
    ['* * * * * *', /and not 6/],
    ['60 * * * *', /The minute "60" makes no sense/],
    ['* 24 * * *', /The hour "24"/],
    ['* * 0 * *', /The day "0"/],
    ['* * 32 * *', /The day "32"/],
    ['* * * 0 *', /The month "0"/],
    ['* * * 1-13 *', /The month "1-13"/],
    ['* * * * 8', /The weekday "8"/],
    ['5-3 * * * *', /The minute "5-3"/],
    ['*/0 * * * *', /The minute/],
    ['5/2 * * * *', /The minute/],
    ['1,,2 * * * *', /The minute/],
    ['-1 * * * *', /The minute/],
    ['1-2-3 * * * *', /The minute/],
    ['* * * jan *', /The month "jan"/],
  ] as [string, RegExp][]) {
    it(`refuses "${line}"`, () => {
      assert.throws(() => parseTimes(line), SyntaxError);
      assert.throws(() => parseTimes(line), reason);
    });
  }
});

describe('nextOpening', () => {
  it('goes to the next minute, hour, day, month, and year', () => {
    assert.equal(next('* * * * *', '2025-01-01T00:00'), '2025-01-01T00:01');
    assert.equal(next('* * * * *', '2025-12-31T23:59'), '2026-01-01T00:00');
    assert.equal(next('10 * * * *', '2025-01-01T05:10'), '2025-01-01T06:10');
    assert.equal(next('59 23 * * *', '2025-01-01T23:59'), '2025-01-02T23:59');
    assert.equal(next('0 0 1 1 *', '2025-01-01T00:00'), '2026-01-01T00:00');
    assert.equal(next('0 6 * * *', '2025-01-01T07:00'), '2025-01-02T06:00');
  });

  it('needs day, month, and weekday together', () => {
    assert.equal(next('0 6 13 * 5', '2025-01-01T00:00'), '2025-06-13T06:00');
    assert.equal(next('0 6 31 * *', '2025-01-31T06:00'), '2025-03-31T06:00');
  });

  it('looks five years ahead', () => {
    assert.equal(next('0 6 29 2 *', '2024-02-29T06:00'), '2028-02-29T06:00');
    assert.equal(next('0 6 29 2 1', '2024-03-01T00:00'), undefined);
    assert.equal(next('0 0 29 2 2', '2023-02-25T12:00'), '2028-02-29T00:00');
    assert.equal(next('0 0 29 2 2', '2023-02-24T12:00'), undefined);
    assert.equal(next('0 0 30 2 *', '2025-01-01T00:00'), undefined);
  });
});
