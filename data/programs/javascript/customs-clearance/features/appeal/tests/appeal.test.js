import assert from 'node:assert/strict';
import test from 'node:test';
import { Shipment } from '../src/shipment.js';

test('an appeal opens the inspection again', () => {
  const shipment = new Shipment({ value: 500 });
  for (const event of ['declare', 'inspect', 'fail']) shipment.handle(event, 1);
  assert.equal(shipment.handle('appeal', 2), 'inspecting');
});
