import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkFiring } from '../src/checks.js';
import { parseFiring, temperatureAt, totalMinutes } from '../src/firing.js';

describe('a programme', () => {
  it('is read', () => {
    assert.deepEqual(parseFiring('to 120 at 50; hold 30\nto 1060 in 180 # bisque'), [
      { from: 20, to: 120, minutes: 120 },
      { from: 120, to: 120, minutes: 30 },
      { from: 120, to: 1060, minutes: 180 },
    ]);
  });

  it('is checked for steps', () => {
    assert.throws(() => parseFiring('to 120 at 50; wait 30'), /not a step: wait 30/);
  });

  it('stays within limits', () => {
    assert.throws(() => parseFiring('to 1300 at 100'), RangeError);
  });
});

describe('the kiln', () => {
  const firing = parseFiring('to 120 at 50; hold 30; to 20 in 50');

  it('has a temperature at every minute', () => {
    assert.deepEqual(
      [0, 60, 130, 175, 999].map((minute) => temperatureAt(firing, minute)),
      [20, 70, 120, 70, 20],
    );
  });

  it('needs its time', () => {
    assert.equal(totalMinutes(firing), 200);
  });

  it('must be slow at first', () => {
    assert.deepEqual(checkFiring(parseFiring('to 100 at 100')), ['1: steam']);
  });
});
