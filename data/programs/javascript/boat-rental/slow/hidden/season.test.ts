import assert from 'node:assert/strict';
import test from 'node:test';
import { evolve } from '../src/state.ts';
import { EventStore } from '../src/store.ts';

test('old events are not applied again', () => {
  let calls = 0;
  const store = new EventStore((state, event) => {
    calls += 1;
    return evolve(state, event);
  });
  store.execute({ kind: 'buy', boat: 'Pike' });
  for (let turn = 0; turn < 300; turn += 1) store.execute({ kind: 'service', boat: 'Pike' });
  assert.ok(calls < 301 * 25, `${calls} events were applied`);
});
