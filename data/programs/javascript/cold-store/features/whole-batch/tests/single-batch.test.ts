import assert from 'node:assert/strict';
import test from 'node:test';
import { ColdStore } from '../src/cold-store.ts';

test('a delivery can come from one batch', () => {
  const store = new ColdStore();
  store.receive({ id: 'a', product: 'peas', expires: 20, cartons: 2 });
  store.receive({ id: 'b', product: 'peas', expires: 30, cartons: 5 });
  const order = { product: 'peas', cartons: 3, customer: 'kitchen' } as const;
  assert.deepEqual(store.pick(order, 0, { singleBatch: true }), [{ batch: 'b', cartons: 3 }]);
});
