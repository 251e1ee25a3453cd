import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pauseAfter } from '../src/backoff.js';
import { Deliveries } from '../src/deliveries.js';

const ids = (list) => list.map(({ id }) => id).join(' ');

describe('pauses', () => {
  it('double up to ten minutes', () => {
    assert.deepEqual(
      [1, 2, 3, 6, 7, 20].map((failures) => pauseAfter(failures, 0)),
      [15, 30, 60, 480, 600, 600],
    );
  });

  it('have jitter', () => {
    assert.equal(pauseAfter(1, 0.5), 16);
  });
});

describe('deliveries', () => {
  it('are due at once', () => {
    const deliveries = new Deliveries(() => 0);
    deliveries.add('d1', 'https://a.example', 100);
    assert.deepEqual(deliveries.due(100), [{ id: 'd1', endpoint: 'https://a.example' }]);
  });

  it('come back after a failure', () => {
    const deliveries = new Deliveries(() => 0);
    deliveries.add('d1', 'a', 0);
    assert.equal(deliveries.report('d1', false, 2), 'waiting');
    assert.equal(ids(deliveries.due(16)), '');
    assert.equal(ids(deliveries.due(17)), 'd1');
  });

  it('are finished after a success', () => {
    const deliveries = new Deliveries(() => 0);
    deliveries.add('d1', 'a', 0);
    assert.equal(deliveries.report('d1', true, 2), 'delivered');
    assert.equal(ids(deliveries.due(999)), '');
  });

  it('wait while their endpoint is left alone', () => {
    const deliveries = new Deliveries(() => 0);
    for (const id of ['1', '2', '3', '4', '5', '6']) deliveries.add(id, 'a', 0);
    for (const id of ['1', '2', '3', '4', '5']) deliveries.report(id, false, 10);
    assert.equal(ids(deliveries.due(909)), '');
    assert.equal(ids(deliveries.due(910)), '6 1 2 3 4 5');
  });

  it('have their own IDs', () => {
    const deliveries = new Deliveries(() => 0);
    deliveries.add('d1', 'a', 0);
    assert.throws(() => deliveries.add('d1', 'b', 0), /d1 exists already/);
  });
});
