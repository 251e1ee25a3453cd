import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openGate } from '../src/gate.js';
import { SlidingLimit } from '../src/sliding-limit.js';

describe('a limit', () => {
  it('admits so many uses', () => {
    const limit = new SlidingLimit(2, 60);
    assert.deepEqual(limit.take('a', 0), { admitted: true, left: 1, retryIn: 0 });
    assert.deepEqual(limit.take('a', 10), { admitted: true, left: 0, retryIn: 50 });
    assert.deepEqual(limit.take('a', 20), { admitted: false, left: 0, retryIn: 40 });
  });

  it('slides', () => {
    const limit = new SlidingLimit(1, 60);
    limit.take('a', 0);
    assert.equal(limit.take('a', 59).admitted, false);
    assert.equal(limit.take('a', 60).admitted, true);
  });

  it('counts keys apart', () => {
    const limit = new SlidingLimit(1, 60);
    limit.take('a', 0);
    assert.equal(limit.take('b', 0).admitted, true);
  });

  it('forgets keys', () => {
    const limit = new SlidingLimit(1, 60);
    limit.take('a', 0);
    assert.equal(limit.sweep(59), 1);
    assert.equal(limit.sweep(60), 0);
  });
});

describe('the gate', () => {
  it('lets a swimmer in and out', () => {
    const gate = openGate();
    const ticket = { id: '17', kind: 'single' };
    assert.deepEqual(
      [0, 5, 10].map((now) => gate(ticket, now)),
      ['Welcome', 'Welcome - last use', 'Please wait 10 minutes'],
    );
  });

  it('does not limit staff', () => {
    const gate = openGate();
    for (let now = 0; now < 20; now += 1) assert.equal(gate({ id: '1', kind: 'staff' }, now), 'Welcome');
  });
});
