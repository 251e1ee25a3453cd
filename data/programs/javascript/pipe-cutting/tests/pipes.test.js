import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseJob } from '../src/job.js';
import { planCuts } from '../src/plan.js';

describe('a job', () => {
  it('lists pieces', () => {
    assert.deepEqual(parseJob('2x 450, 1.2m\n30 cm'), [450, 450, 1200, 300]);
  });

  it('is checked', () => {
    assert.throws(() => parseJob('450, long'), /"long" is not a piece/);
  });
});

describe('a plan', () => {
  it('cuts the longest piece first', () => {
    assert.deepEqual(planCuts([500, 2000]), {
      cuts: [{ pipe: 3000, isNew: true, pieces: [2000, 500], rest: 494 }],
      kept: [494],
    });
  });

  it('takes a second pipe if it must', () => {
    assert.deepEqual(
      planCuts([2000, 2000]).cuts.map(({ pieces }) => pieces),
      [[2000], [2000]],
    );
  });

  it('uses leftovers', () => {
    assert.deepEqual(planCuts([700], [900, 750]), {
      cuts: [{ pipe: 750, isNew: false, pieces: [700], rest: 47 }],
      kept: [900],
    });
  });

  it('knows the length of a pipe', () => {
    assert.throws(() => planCuts([3001]), RangeError);
  });
});
