import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { INITIAL, LIMITS, replay, type State, step } from '../src/controller.ts';

const next = (state: Partial<State>, temperature: number, wind = 0) =>
  step({ ...INITIAL, ...state }, { minute: 0, temperature, wind });
const vents = (from: State['vents'], temperature: number, wind = 0) =>
  next({ vents: from }, temperature, wind).state.vents;
const heating = (from: State['heating'], temperature: number) =>
  next({ heating: from }, temperature).state.heating;

describe('limits', () => {
  it('are those of the documentation', () => {
    assert.deepEqual(LIMITS, {
      ventsOpen: 25,
      ventsClose: 21,
      heatingOn: 8,
      heatingOff: 11,
      frost: 2,
      storm: 14,
      frostReadings: 3,
    });
    assert.deepEqual(INITIAL, { vents: 'closed', heating: 'off', cold: 0 });
  });

  it('of vents are inclusive on both sides', () => {
    assert.deepEqual(
      [24.9, 25].map((t) => vents('closed', t)),
      ['closed', 'open'],
    );
    assert.deepEqual(
      [21.1, 21].map((t) => vents('open', t)),
      ['open', 'closed'],
    );
  });

  it('of wind win over heat', () => {
    assert.deepEqual(
      [13.9, 14].map((wind) => vents('open', 35, wind)),
      ['open', 'closed'],
    );
    assert.equal(vents('closed', 35, 14), 'closed');
  });

  it('of heating are inclusive on both sides', () => {
    assert.deepEqual(
      [8.1, 8].map((t) => heating('off', t)),
      ['off', 'on'],
    );
    assert.deepEqual(
      [10.9, 11].map((t) => heating('on', t)),
      ['on', 'off'],
    );
  });

  it('of frost are exclusive', () => {
    assert.deepEqual(
      [next({}, 2).state.cold, next({}, 1.9).state.cold, next({ cold: 5 }, 2).state.cold],
      [0, 1, 0],
    );
  });
});

describe('commands', () => {
  it('come in the order vents, heating, call', () => {
    assert.deepEqual(next({ vents: 'open', cold: 2 }, 1).commands, [
      'close vents',
      'heating on',
      'call the gardener',
    ]);
    assert.deepEqual(next({ heating: 'on' }, 30).commands, ['open vents', 'heating off']);
  });

  it('are sent only for a change', () => {
    assert.deepEqual(next({ vents: 'open' }, 30).commands, []);
    assert.deepEqual(next({ heating: 'on' }, 5).commands, []);
  });

  it('call once per frost', () => {
    const temperatures = [1, 1, 5, 1, 1, 1, 1, 1, 2, 1, 1, 1];
    const log = replay(temperatures.map((temperature, minute) => ({ minute, temperature, wind: 0 })));
    assert.deepEqual(log, ['0 heating on', '5 call the gardener', '11 call the gardener']);
  });
});

describe('replay', () => {
  it('accepts nothing, and minutes before midnight', () => {
    assert.deepEqual(replay([]), []);
    assert.deepEqual(replay([{ minute: -5, temperature: 26, wind: 0 }]), ['-5 open vents']);
  });

  it('refuses two readings in a minute and says which', () => {
    const reading = { minute: 30, temperature: 15, wind: 0 };
    assert.throws(() => replay([reading, reading]), RangeError);
    assert.throws(
      () => replay([reading, { ...reading, minute: 29 }]),
      /minute 29 comes after that of minute 30/,
    );
  });
});
