import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ColdStore } from '../src/cold-store.ts';

function fill(...batches: [id: string, expires: number, cartons: number][]) {
  const store = new ColdStore();
  for (const [id, expires, cartons] of batches) store.receive({ id, product: 'peas', expires, cartons });
  return store;
}
const peas = (cartons: number, customer: 'supermarket' | 'restaurant' | 'kitchen' = 'kitchen') => ({
  product: 'peas',
  cartons,
  customer,
});

describe('picking', () => {
  it('takes what expires first', () => {
    const store = fill(['b2', 50, 5], ['b1', 40, 5]);
    assert.deepEqual(store.pick(peas(7), 30), [
      { batch: 'b1', cartons: 5 },
      { batch: 'b2', cartons: 2 },
    ]);
    assert.equal(store.stock('peas'), 3);
  });

  it('respects the customer', () => {
    const store = fill(['old', 35, 5], ['new', 60, 5]);
    assert.deepEqual(store.pick(peas(2, 'supermarket'), 30), [{ batch: 'new', cartons: 2 }]);
  });

  it('picks nothing if there is not enough', () => {
    const store = fill(['b1', 40, 5]);
    assert.equal(store.pick(peas(6), 30), undefined);
    assert.equal(store.stock('peas'), 5);
  });

  it('needs a number', () => {
    assert.throws(() => fill().pick(peas(0), 30), RangeError);
  });
});

describe('stock', () => {
  it('grows', () => {
    assert.equal(fill(['b1', 40, 5], ['b1', 40, 2]).stock('peas'), 7);
  });

  it('expires', () => {
    const store = fill(['b1', 40, 5], ['b2', 41, 5]);
    assert.deepEqual(store.expired(41), ['b1']);
    assert.equal(store.stock('peas'), 5);
  });
});
