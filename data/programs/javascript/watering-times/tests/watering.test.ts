import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextOpening } from '../src/next.ts';
import { parseTimes } from '../src/times.ts';

const next = (line: string, after: string) => nextOpening(parseTimes(line), after);

describe('a line', () => {
  it('has lists, ranges, and steps', () => {
    const times = parseTimes('0,30 6-9 */10 * 1-5');
    assert.deepEqual([...times.minutes], [0, 30]);
    assert.deepEqual([...times.hours], [6, 7, 8, 9]);
    assert.deepEqual([...times.days], [1, 11, 21, 31]);
  });

  it('is checked', () => {
    assert.throws(() => parseTimes('60 * * * *'), /minute "60"/);
    assert.throws(() => parseTimes('* * * *'), /five fields, and not 4/);
  });
});

describe('the next opening', () => {
  it('may be on the same day', () => {
    assert.equal(next('30 6 * * *', '2025-03-31T05:00'), '2025-03-31T06:30');
  });

  it('is after the given minute', () => {
    assert.equal(next('30 6 * * *', '2025-03-31T06:30'), '2025-04-01T06:30');
  });

  it('knows weekdays', () => {
    assert.equal(next('0 5 * * 7', '2025-03-31T06:30'), '2025-04-06T05:00');
  });

  it('may never come', () => {
    assert.equal(next('0 0 31 2 *', '2025-01-01T00:00'), undefined);
  });
});
