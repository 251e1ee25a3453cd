import assert from 'node:assert/strict';
import test from 'node:test';
import { INITIAL, type State, step } from '../src/controller.ts';

const vents = (state: Partial<State>, reading: { humidity?: number; temperature?: number; wind?: number }) =>
  step({ ...INITIAL, ...state }, { minute: 0, temperature: 15, wind: 0, ...reading }).state.vents;

test('the limits of humidity', () => {
  assert.deepEqual(
    [84, 85].map((humidity) => vents({}, { humidity })),
    ['closed', 'open'],
  );
  assert.deepEqual(
    [74, 75].map((humidity) => vents({ vents: 'open' }, { humidity })),
    ['closed', 'open'],
  );
});

test('a storm and the heating come first', () => {
  assert.equal(vents({}, { humidity: 95, wind: 14 }), 'closed');
  assert.equal(vents({ vents: 'open' }, { humidity: 80, wind: 14 }), 'closed');
  assert.equal(vents({ heating: 'on' }, { humidity: 95 }), 'closed');
});

test('warm vents stay as they are', () => {
  assert.equal(vents({}, { humidity: 50, temperature: 25 }), 'open');
  assert.equal(vents({ vents: 'open' }, { temperature: 21 }), 'closed');
});
