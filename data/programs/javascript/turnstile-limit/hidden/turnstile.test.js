import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openGate } from '../src/gate.js';
import { SlidingLimit } from '../src/sliding-limit.js';

describe('take', () => {
  it('does not count refused uses', () => {
    const limit = new SlidingLimit(2, 10);
    const admitted = [0, 4, 5, 9, 10, 11, 14, 19, 20].map((now) => Number(limit.take('a', now).admitted));
    assert.deepEqual(admitted, [1, 1, 0, 0, 1, 0, 1, 0, 1]);
  });

  it('tells when the next use is possible', () => {
    const limit = new SlidingLimit(2, 10);
    const answers = [0, 4, 9, 10, 25]
      .map((now) => limit.take('a', now))
      .map(({ left, retryIn }) => `${left}/${retryIn}`);
    assert.deepEqual(answers, ['1/0', '0/6', '0/1', '0/4', '1/0']);
  });

  it('admits several uses in one second', () => {
    const limit = new SlidingLimit(3, 10);
    assert.deepEqual(
      [5, 5, 5, 5, 15].map((now) => limit.take('a', now).left),
      [2, 1, 0, 0, 2],
    );
  });
});

describe('sweep', () => {
  it('keeps keys whose last use counts', () => {
    const limit = new SlidingLimit(2, 10);
    limit.take('a', 0);
    limit.take('b', 0);
    limit.take('b', 5);
    assert.deepEqual(
      [9, 10, 14, 15].map((now) => limit.sweep(now)),
      [2, 1, 1, 0],
    );
    assert.equal(limit.take('a', 16).left, 1);
  });
});

describe('the gate', () => {
  const at = (kind, ...times) => {
    const gate = openGate();
    return times.map((now) => gate({ id: 'x', kind }, now));
  };

  it('rounds waiting times up', () => {
    assert.deepEqual(at('single', 0, 0, 0, 1, 539, 540, 541, 599, 600).slice(2), [
      'Please wait 10 minutes',
      'Please wait 10 minutes',
      'Please wait 2 minutes',
      'Please wait 1 minute',
      'Please wait 1 minute',
      'Please wait 1 minute',
      'Welcome',
    ]);
  });

  it('admits a family of six', () => {
    assert.deepEqual(at('family', 0, 1, 2, 3, 4, 5, 6).slice(4), [
      'Welcome',
      'Welcome - last use',
      'Please wait 10 minutes',
    ]);
  });

  it('admits staff at once, again and again', () => {
    assert.deepEqual(at('staff', 0, 0, 0), ['Welcome', 'Welcome', 'Welcome']);
  });

  it('tells tickets and kinds apart', () => {
    const gate = openGate();
    for (const id of ['a', 'b']) assert.equal(gate({ id, kind: 'single' }, 0), 'Welcome');
    assert.equal(gate({ id: 'a', kind: 'family' }, 0), 'Welcome');
  });
});
