import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Command, decide, SERVICE_HOURS } from '../src/decide.ts';
import { evolve, type State } from '../src/state.ts';
import { EventStore } from '../src/store.ts';

const STATE: State = {
  Pike: { hours: 49 },
  Perch: { hours: 50 },
  Eel: { hours: 2, rental: { customer: 'Ann', since: 10 } },
};
const rent = (boat: string, customer = 'Bob', hour = 20): Command => ({ kind: 'rent', boat, customer, hour });

describe('evolve', () => {
  it('knows every event and leaves the state alone', () => {
    assert.deepEqual(evolve({}, { kind: 'bought', boat: 'Ide' }), { Ide: { hours: 0 } });
    assert.deepEqual(evolve(STATE, { kind: 'serviced', boat: 'Perch' }).Perch, { hours: 0 });
    assert.deepEqual(evolve(STATE, { kind: 'returned', boat: 'Eel', hour: 15 }).Eel, { hours: 7 });
    assert.deepEqual(evolve(STATE, { kind: 'rented', boat: 'Pike', customer: 'Bob', hour: 3 }), {
      ...STATE,
      Pike: { hours: 49, rental: { customer: 'Bob', since: 3 } },
    });
    assert.deepEqual(STATE.Perch, { hours: 50 });
  });
});

describe('decide', () => {
  it('allows what is possible', () => {
    assert.equal(SERVICE_HOURS, 50);
    assert.deepEqual(decide(STATE, rent('Pike')), {
      kind: 'rented',
      boat: 'Pike',
      customer: 'Bob',
      hour: 20,
    });
    assert.deepEqual(decide(STATE, { kind: 'return', boat: 'Eel', hour: 10 }), {
      kind: 'returned',
      boat: 'Eel',
      hour: 10,
    });
    assert.deepEqual(decide(STATE, { kind: 'service', boat: 'Perch' }), { kind: 'serviced', boat: 'Perch' });
    assert.deepEqual(decide(STATE, { kind: 'buy', boat: 'toString' }), { kind: 'bought', boat: 'toString' });
  });

  for (const [command, reason] of [
    [{ kind: 'buy', boat: 'Pike' }, 'Pike is there already.'],
    [rent('Ide'), 'There is no Ide.'],
    [{ kind: 'return', boat: 'Ide', hour: 1 }, 'There is no Ide.'],
    [{ kind: 'service', boat: 'Ide' }, 'There is no Ide.'],
    [rent('Eel'), 'Eel is with Ann.'],
    [{ kind: 'service', boat: 'Eel' }, 'Eel is with Ann.'],
    [rent('Perch'), 'Perch must be serviced.'],
    [rent('Pike', 'Ann'), 'Ann has Eel.'],
    [{ kind: 'return', boat: 'Pike', hour: 1 }, 'Pike is at the jetty.'],
    [{ kind: 'return', boat: 'Eel', hour: 9 }, 'Eel cannot come back before it left.'],
  ] as [Command, string][]) {
    it(`says: ${reason} (${command.kind})`, () => {
      assert.throws(
        () => decide(STATE, command),
        (error) => (error as Error).message === reason,
      );
    });
  }
});

describe('EventStore', () => {
  it('keeps the state over many snapshots', () => {
    const store = new EventStore();
    store.execute({ kind: 'buy', boat: 'Pike' });
    for (let turn = 0; turn < 45; turn += 1) {
      store.execute(rent('Pike', 'Ann', turn * 10));
      store.execute({ kind: 'return', boat: 'Pike', hour: turn * 10 + 1 });
      assert.deepEqual(store.load(), { Pike: { hours: turn + 1 } });
    }
    assert.equal(store.version, 91);
  });

  it('checks versions', () => {
    const store = new EventStore();
    assert.equal(store.execute({ kind: 'buy', boat: 'Pike' }, 0), 1);
    assert.throws(
      () => store.execute({ kind: 'service', boat: 'Pike' }, 0),
      /^Error: The version is 1, and not 0\.$/,
    );
    assert.equal(store.execute({ kind: 'service', boat: 'Pike' }, 1), 2);
    assert.throws(() => store.execute({ kind: 'buy', boat: 'Pike' }, 2), /there already/);
    assert.equal(store.version, 2);
  });
});
