import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Shipment } from '../src/shipment.js';

const lead = (shipment, ...events) => events.map((event, day) => shipment.handle(event, day)).join(' ');

describe('a shipment', () => {
  it('is cleared after payment', () => {
    assert.equal(lead(new Shipment({ value: 500 }), 'declare', 'pay'), 'declared cleared');
  });

  it('is inspected if it is worth much', () => {
    assert.throws(() => lead(new Shipment({ value: 10_000 }), 'declare', 'pay'), /declared cannot pay/);
  });

  it('is held after a failed inspection, until documents come', () => {
    const shipment = new Shipment({ value: 500, missing: 2 });
    assert.equal(
      lead(shipment, 'declare', 'inspect', 'fail', 'document', 'document'),
      'declared inspecting held held inspecting',
    );
  });

  it('may be destroyed', () => {
    assert.equal(
      lead(new Shipment({ value: 500 }), 'declare', 'inspect', 'fail', 'destroy'),
      'declared inspecting held destroyed',
    );
  });

  it('has a record', () => {
    const shipment = new Shipment({ value: 500 });
    lead(shipment, 'declare', 'pay');
    assert.deepEqual(shipment.record[1], { event: 'pay', from: 'declared', to: 'cleared', day: 1 });
  });

  it('knows how long it waited', () => {
    const shipment = new Shipment({ value: 500 });
    shipment.handle('declare', 2);
    shipment.handle('pay', 9);
    assert.equal(shipment.daysIn('declared'), 7);
  });
});
