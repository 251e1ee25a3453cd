import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseJob } from '../src/job.js';
import { KERF, LEFTOVER, PIPE, planCuts } from '../src/plan.js';

const show = (pieces, leftovers) => {
  const { cuts, kept } = planCuts(pieces, leftovers);
  return `${cuts.map(({ pipe, isNew, pieces: cut, rest }) => `${pipe}${isNew ? '*' : ''}:${cut.join('+')}>${rest}`).join(' ')} | ${kept.join(' ')}`;
};

describe('parseJob', () => {
  it('knows units and numbers', () => {
    assert.deepEqual(
      parseJob('5,6mm,7 cm,8.5cm,0.001m,2.005 m,10x1, 2 x 3m'),
      [5, 6, 70, 85, 1, 2005, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3000, 3000],
    );
    assert.deepEqual(parseJob(' \n,, '), []);
    assert.deepEqual(parseJob('4.35m'), [4350]);
  });

  for (const text of ['0', '0x5', '1.5', '-5', '5 km', 'x5', '2x', '5.', '1e3', '0.0001m', '2x3x4', '12 5']) {
    it(`refuses ${text}`, () => {
      assert.throws(() => parseJob(`1, ${text}`), SyntaxError);
      assert.throws(() => parseJob(`1, ${text}`), new RegExp(`"${text}" is not a piece`));
    });
  }
});

describe('planCuts', () => {
  it('has the documented measures', () => {
    assert.deepEqual([PIPE, KERF, LEFTOVER], [3000, 3, 300]);
    assert.deepEqual(planCuts([]), { cuts: [], kept: [] });
  });

  it('loses a kerf per cut, but not more than there is', () => {
    assert.equal(show([3000]), '3000*:3000>0 | ');
    assert.equal(show([2998]), '3000*:2998>0 | ');
    assert.equal(show([2996]), '3000*:2996>1 | ');
    assert.equal(show([1500, 1497]), '3000*:1500+1497>0 | ');
    assert.equal(show([1500, 1498]), '3000*:1500>1497 3000*:1498>1499 | 1499 1497');
  });

  it('keeps rests of 300 mm', () => {
    assert.equal(show([2697]), '3000*:2697>300 | 300');
    assert.equal(show([2698]), '3000*:2698>299 | ');
  });

  it('fills the tightest pipe that was cut before', () => {
    assert.equal(show([2000, 2500, 490]), '3000*:2500+490>4 3000*:2000>997 | 997');
    assert.equal(show([2000, 2500, 500]), '3000*:2500>497 3000*:2000+500>494 | 497 494');
    assert.equal(show([2000, 2000, 500]), '3000*:2000+500>494 3000*:2000>997 | 997 494');
  });

  it('prefers pipes that were cut before to leftovers, and leftovers to new pipes', () => {
    assert.equal(show([2000, 300], [300]), '3000*:2000+300>694 | 694 300');
    assert.equal(show([800, 800], [900, 850, 900]), '850:800>47 900:800>97 | 900');
    assert.equal(show([400], [1000, 600, 600, 399]), '600:400>197 | 1000 600 399');
    assert.equal(show([400], [400]), '400:400>0 | ');
  });

  it('takes long leftovers for long pieces', () => {
    assert.equal(show([3500], [4000]), '4000:3500>497 | 497');
    assert.throws(() => planCuts([3500], [3499]), RangeError);
    assert.throws(() => planCuts([3001]), /No pipe is long enough for a piece of 3001 mm/);
  });

  it('leaves its arguments alone', () => {
    const [pieces, leftovers] = [[1, 500], [600]];
    planCuts(pieces, leftovers);
    assert.deepEqual([pieces, leftovers], [[1, 500], [600]]);
  });
});
