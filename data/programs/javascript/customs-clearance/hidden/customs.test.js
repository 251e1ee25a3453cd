import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Shipment } from '../src/shipment.js';
import { INSPECTION_VALUE, next } from '../src/transitions.js';

const facts = { value: 100, isPaid: false, missing: 0 };
const EVENTS = ['declare', 'inspect', 'pass', 'fail', 'pay', 'document', 'destroy'];
const possible = (state, more) =>
  EVENTS.map((event) => [event, next(state, event, { ...facts, ...more })])
    .filter(([, to]) => to)
    .map((pair) => pair.join('>'))
    .join(' ');

describe('next', () => {
  it('knows every state', () => {
    assert.equal(possible('arrived'), 'declare>declared');
    assert.equal(possible('declared'), 'inspect>inspecting pay>cleared');
    assert.equal(possible('inspecting'), 'pass>inspecting fail>held pay>inspecting');
    assert.equal(possible('held'), 'document>inspecting destroy>destroyed');
    assert.equal(possible('cleared'), '');
    assert.equal(possible('destroyed'), '');
  });

  it('knows its conditions', () => {
    assert.equal(INSPECTION_VALUE, 10_000);
    assert.equal(possible('declared', { value: 9999 }), 'inspect>inspecting pay>cleared');
    assert.equal(possible('declared', { value: 10_000 }), 'inspect>inspecting');
    assert.equal(possible('declared', { missing: 1 }), 'inspect>inspecting');
    assert.equal(next('inspecting', 'pass', { ...facts, isPaid: true }), 'cleared');
    assert.deepEqual(
      [1, 2].map((missing) => next('held', 'document', { ...facts, missing })),
      ['inspecting', 'held'],
    );
  });
});

describe('Shipment', () => {
  it('remembers payments and documents', () => {
    const shipment = new Shipment({ value: 20_000, missing: 2 });
    const states = [
      'declare',
      'inspect',
      'pay',
      'fail',
      'document',
      'document',
      'fail',
      'document',
      'pass',
    ].map((event) => shipment.handle(event, 5));
    assert.deepEqual(states, [
      'declared',
      'inspecting',
      'inspecting',
      'held',
      'held',
      'inspecting',
      'held',
      'inspecting',
      'cleared',
    ]);
    assert.equal(shipment.record.length, 9);
    assert.equal(shipment.state, 'cleared');
  });

  it('misses nothing unless it is said', () => {
    const shipment = new Shipment({ value: 20 });
    assert.deepEqual(
      ['declare', 'pay'].map((event) => shipment.handle(event, 0)),
      ['declared', 'cleared'],
    );
    const slow = new Shipment({ value: 20, missing: 3 });
    const states = ['declare', 'inspect', 'fail', 'document', 'document', 'document', 'fail', 'document'].map(
      (event) => slow.handle(event, 0),
    );
    assert.equal(states.slice(3).join(' '), 'held held inspecting held inspecting');
  });

  it('stays open without payment', () => {
    const shipment = new Shipment({ value: 20 });
    assert.deepEqual(
      ['declare', 'inspect', 'pass', 'pay', 'pass'].map((event) => shipment.handle(event, 0)).slice(2),
      ['inspecting', 'inspecting', 'cleared'],
    );
  });

  it('is not changed by what is refused', () => {
    const shipment = new Shipment({ value: 20_000 });
    shipment.handle('declare', 3);
    assert.throws(() => shipment.handle('pay', 3), /^Error: A shipment that is declared cannot pay\.$/);
    assert.throws(() => shipment.handle('inspect', 2), /^Error: Day 2 is before day 3\.$/);
    assert.deepEqual([shipment.state, shipment.record.length], ['declared', 1]);
    shipment.handle('inspect', 3);
    assert.equal(shipment.handle('pass', 4), 'inspecting');
  });

  it('adds up days', () => {
    const shipment = new Shipment({ value: 20 });
    for (const [event, day] of [
      ['declare', 4],
      ['inspect', 6],
      ['fail', 7],
      ['document', 17],
      ['fail', 20],
      ['destroy', 25],
    ])
      shipment.handle(event, day);
    assert.deepEqual(
      ['arrived', 'declared', 'inspecting', 'held', 'destroyed', 'cleared'].map((state) =>
        shipment.daysIn(state),
      ),
      [0, 2, 4, 15, 0, 0],
    );
  });
});
