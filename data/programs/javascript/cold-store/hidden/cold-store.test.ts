import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ColdStore, type Customer, DAYS_LEFT } from '../src/cold-store.ts';

function fill(text: string) {
  const store = new ColdStore();
  for (const part of text.split(' ').filter(Boolean)) {
    const [, id, product, expires, cartons] = /^(\w+?)([a-z])(\d+)\*(.+)$/.exec(part)!;
    store.receive({ id, product, expires: Number(expires), cartons: Number(cartons) });
  }
  return store;
}
const pick = (store: ColdStore, cartons: number, today = 0, customer: Customer = 'kitchen', product = 'p') =>
  store
    .pick({ product, cartons, customer }, today)
    ?.map((part) => part.batch + part.cartons)
    .join(' ');

describe('pick', () => {
  it('knows what customers need, to the day', () => {
    assert.deepEqual(DAYS_LEFT, { supermarket: 10, restaurant: 3, kitchen: 0 });
    for (const [customer, days] of Object.entries(DAYS_LEFT) as [Customer, number][]) {
      assert.equal(pick(fill('Ap50*1'), 1, 50 - days, customer), 'A1');
      assert.equal(pick(fill('Ap50*1'), 1, 51 - days, customer), undefined);
    }
  });

  it('prefers small batches, then early ones, within a day', () => {
    assert.equal(pick(fill('Ap9*3 Bp9*2 Cp9*2 Dp8*9'), 15), 'D9 B2 C2 A2');
  });

  it('takes exactly what is there, of this product', () => {
    const store = fill('Ap9*3 Bq9*3');
    assert.equal(pick(store, 4), undefined);
    assert.equal(pick(store, 3), 'A3');
    assert.equal(pick(store, 1), undefined);
    assert.equal(pick(store, 1, 0, 'kitchen', 'q'), 'B1');
    assert.equal(store.stock('q'), 2);
  });

  it('names no batch that it does not touch', () => {
    assert.equal(pick(fill('Ap8*3 Bp9*3'), 3), 'A3');
  });

  it('lets an empty batch come again with other data', () => {
    const store = fill('Ap9*3');
    pick(store, 3);
    store.receive({ id: 'A', product: 'q', expires: 5, cartons: 1 });
    assert.deepEqual([store.stock('p'), store.stock('q')], [0, 1]);
  });
});

describe('receive', () => {
  it('keeps its own record', () => {
    const batch = { id: 'A', product: 'p', expires: 9, cartons: 3 };
    const store = new ColdStore();
    store.receive(batch);
    store.receive(batch);
    assert.deepEqual([batch.cartons, store.stock('p')], [3, 6]);
  });

  it('refuses what contradicts the stock', () => {
    assert.throws(() => fill('Ap9*3 Aq9*3'), /batch A is in stock as p, day 9/);
    assert.throws(() => fill('Ap9*3 Ap8*3'), Error);
    for (const cartons of ['0', '-1', '1.5']) assert.throws(() => fill(`Ap9*${cartons}`), RangeError);
    assert.throws(() => pick(fill('Ap9*3'), 0), /0 is not a number of cartons/);
  });
});

describe('expired', () => {
  it('takes what is over, sorted, once', () => {
    const store = fill('Cp8*1 Ap9*1 Bp7*1 Dp10*1');
    assert.deepEqual(store.expired(9), ['B', 'C']);
    assert.deepEqual(store.expired(9), []);
    assert.equal(store.stock('p'), 2);
  });
});
