import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decide } from '../src/decide.ts';
import { evolve } from '../src/state.ts';
import { EventStore } from '../src/store.ts';

describe('events', () => {
  it('change the state', () => {
    const rented = evolve(
      { Pike: { hours: 3 } },
      { kind: 'rented', boat: 'Pike', customer: 'Ann', hour: 10 },
    );
    assert.deepEqual(rented, { Pike: { hours: 3, rental: { customer: 'Ann', since: 10 } } });
    assert.deepEqual(evolve(rented, { kind: 'returned', boat: 'Pike', hour: 14 }), { Pike: { hours: 7 } });
  });
});

describe('commands', () => {
  it('become events', () => {
    assert.deepEqual(decide({}, { kind: 'buy', boat: 'Pike' }), { kind: 'bought', boat: 'Pike' });
  });

  it('may not be possible', () => {
    assert.throws(
      () => decide({}, { kind: 'rent', boat: 'Pike', customer: 'Ann', hour: 1 }),
      /There is no Pike/,
    );
    assert.throws(
      () => decide({ Pike: { hours: 50 } }, { kind: 'rent', boat: 'Pike', customer: 'Ann', hour: 1 }),
      /must be serviced/,
    );
  });
});

describe('the store', () => {
  it('carries commands out', () => {
    const store = new EventStore();
    store.execute({ kind: 'buy', boat: 'Pike' });
    assert.equal(store.execute({ kind: 'rent', boat: 'Pike', customer: 'Ann', hour: 9 }), 2);
    assert.deepEqual(store.load(), { Pike: { hours: 0, rental: { customer: 'Ann', since: 9 } } });
  });

  it('can expect a version', () => {
    assert.throws(
      () => new EventStore().execute({ kind: 'buy', boat: 'Pike' }, 3),
      /version is 0, and not 3/,
    );
  });

  it('is not changed by what is not possible', () => {
    const store = new EventStore();
    assert.throws(() => store.execute({ kind: 'service', boat: 'Pike' }), Error);
    assert.equal(store.version, 0);
  });
});
