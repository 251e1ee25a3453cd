import assert from 'node:assert/strict';
import test from 'node:test';
import { Shipment } from '../src/shipment.js';

test('a second appeal is refused', () => {
  const shipment = new Shipment({ value: 500, missing: 2 });
  for (const event of ['declare', 'inspect', 'fail', 'appeal', 'fail']) shipment.handle(event, 1);
  assert.throws(() => shipment.handle('appeal', 2), /held cannot appeal/);
  assert.equal(shipment.handle('document', 2), 'held');
});

test('only what is held can be appealed', () => {
  const shipment = new Shipment({ value: 500 });
  assert.throws(() => shipment.handle('appeal', 0), /arrived cannot appeal/);
  for (const event of ['declare', 'inspect']) shipment.handle(event, 1);
  assert.throws(() => shipment.handle('appeal', 1), Error);
});
