import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { billedMinutes } from '../src/billing.ts';
import { formatDuration, parseDuration } from '../src/duration.ts';

describe('a duration', () => {
  it('is read', () => {
    assert.deepEqual(
      ['PT1H30M', 'P1DT1S', 'P2W', '-PT5M', 'PT0.5S'].map(parseDuration),
      [5400, 86401, 1209600, -300, 0.5],
    );
  });

  it('is written', () => {
    assert.deepEqual([5400, 86401, 1209600, -300, 0].map(formatDuration), [
      'PT1H30M',
      'P1DT1S',
      'P2W',
      '-PT5M',
      'PT0S',
    ]);
  });

  it('has no months', () => {
    assert.throws(() => parseDuration('P1M'), /"P1M" is not a duration/);
  });
});

describe('a bill', () => {
  it('is rounded up', () => {
    assert.equal(billedMinutes('PT31M'), 45);
  });

  it('has a least amount', () => {
    assert.equal(billedMinutes('PT4M'), 30);
  });

  it('leaves out breaks', () => {
    assert.equal(billedMinutes('PT2H', ['PT20M', 'PT10M']), 90);
  });
});
