import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { billedMinutes } from '../src/billing.ts';
import { formatDuration, parseDuration } from '../src/duration.ts';

describe('parseDuration', () => {
  it('adds up its parts', () => {
    assert.deepEqual(
      [
        'P3D',
        'PT7H',
        'PT8M',
        'PT9S',
        'P1DT2H3M4S',
        'PT90M',
        'PT0S',
        '-PT0S',
        '-P1DT1H',
        'PT1,250S',
        'PT2.5S',
        'P0W',
      ].map(parseDuration),
      [259200, 25200, 480, 9, 93784, 5400, 0, 0, -90000, 1.25, 2.5, 0],
    );
  });

  for (const text of [
    '',
    'P',
    'PT',
    'P1DT',
    'P1Y',
    'P1M',
    '1H',
    'PT1',
    'PT1.5H',
    'PT1S1M',
    'P1W1D',
    'P1DT1D',
    'PT1.S',
    'PT1.2345S',
    '+PT1S',
    ' PT1S',
    'pt1s',
    'P-1D',
    'P1H',
  ]) {
    it(`refuses "${text}"`, () => {
      assert.throws(() => parseDuration(text), SyntaxError);
      assert.throws(
        () => parseDuration(text),
        (error) => (error as Error).message === `"${text}" is not a duration.`,
      );
    });
  }
});

describe('formatDuration', () => {
  it('leaves out what is 0', () => {
    assert.deepEqual([1, 60, 61, 3600, 3601, 3660, 86400, 90000, 86460, 93784, 691200].map(formatDuration), [
      'PT1S',
      'PT1M',
      'PT1M1S',
      'PT1H',
      'PT1H1S',
      'PT1H1M',
      'P1D',
      'P1DT1H',
      'P1DT1M',
      'P1DT2H3M4S',
      'P8D',
    ]);
  });

  it('writes weeks only if they are whole', () => {
    assert.deepEqual([604800, 604801, -1814400, 604800.5].map(formatDuration), [
      'P1W',
      'P7DT1S',
      '-P3W',
      'P7DT0.5S',
    ]);
  });

  it('rounds to milliseconds', () => {
    assert.deepEqual([0.5, 1.0004, 1.0006, 0.0004, -0.0004, -0.25, 59.9999].map(formatDuration), [
      'PT0.5S',
      'PT1S',
      'PT1.001S',
      'PT0S',
      'PT0S',
      '-PT0.25S',
      'PT1M',
    ]);
  });

  it('writes what is read again', () => {
    for (let seconds = 1; seconds < 1e7; seconds = seconds * 3 + 7)
      assert.equal(parseDuration(formatDuration(seconds)), seconds);
  });
});

describe('billedMinutes', () => {
  it('bills steps of 15 minutes from 30 on', () => {
    assert.deepEqual(
      ['PT1S', 'PT30M', 'PT30M1S', 'PT45M', 'PT46M', 'P1D'].map((text) => billedMinutes(text)),
      [30, 30, 45, 45, 60, 1440],
    );
  });

  it('bills nothing if nothing is left', () => {
    assert.deepEqual(
      [
        billedMinutes('PT1H', ['PT1H']),
        billedMinutes('PT1H', ['PT40M', 'PT40M']),
        billedMinutes('PT1H', ['PT59M']),
        billedMinutes('PT0S'),
        billedMinutes('PT1S'),
      ],
      [0, 0, 30, 0, 30],
    );
  });
});
