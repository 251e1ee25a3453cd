import assert from 'node:assert/strict';
import test from 'node:test';
import { ColdStore } from '../src/cold-store.ts';

function fill() {
  const store = new ColdStore();
  for (const [id, expires, cartons] of [
    ['a', 9, 2],
    ['b', 15, 3],
    ['c', 30, 9],
  ] as const)
    store.receive({ id, product: 'p', expires, cartons });
  return store;
}
const pick = (cartons: number, customer: 'kitchen' | 'supermarket', options?: { singleBatch?: boolean }) =>
  fill()
    .pick({ product: 'p', cartons, customer }, 0, options)
    ?.map((part) => part.batch + part.cartons)
    .join(' ');

test('the first batch with enough cartons is taken', () => {
  assert.equal(pick(3, 'kitchen', { singleBatch: true }), 'b3');
  assert.equal(pick(2, 'kitchen', { singleBatch: true }), 'a2');
  assert.equal(pick(2, 'supermarket', { singleBatch: true }), 'b2');
});

test('nothing is picked if no batch has enough', () => {
  assert.equal(pick(10, 'kitchen', { singleBatch: true }), undefined);
  assert.equal(pick(10, 'kitchen', { singleBatch: false }), 'a2 b3 c5');
  assert.equal(pick(10, 'kitchen', {}), 'a2 b3 c5');
});
