import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { partsFor, usedIn } from '../src/parts.js';

const FURNITURE = {
  table: [
    { item: 'top', count: 1 },
    { item: 'leg', count: 4 },
    { item: 'screw', count: 12 },
  ],
  top: [{ item: 'plywood', count: 0.5 }],
  bench: [
    { item: 'leg', count: 4 },
    { item: 'plywood', count: 0.25 },
  ],
};

describe('an order', () => {
  it('is broken down', () => {
    assert.deepEqual(partsFor([{ item: 'table', count: 2 }], FURNITURE), [
      { item: 'leg', count: 8 },
      { item: 'plywood', count: 1 },
      { item: 'screw', count: 24 },
    ]);
  });

  it('is rounded up at the end', () => {
    assert.deepEqual(
      partsFor(
        [
          { item: 'top', count: 1 },
          { item: 'bench', count: 1 },
        ],
        FURNITURE,
      )[1],
      { item: 'plywood', count: 1 },
    );
  });

  it('has scrap', () => {
    assert.deepEqual(partsFor([{ item: 'leg', count: 19 }], FURNITURE, { leg: 10 }), [
      { item: 'leg', count: 21 },
    ]);
  });

  it('cannot contain itself', () => {
    const assemblies = { shelf: [{ item: 'frame', count: 1 }], frame: [{ item: 'shelf', count: 1 }] };
    assert.throws(() => partsFor([{ item: 'shelf', count: 1 }], assemblies), /shelf > frame > shelf/);
  });
});

describe('a part', () => {
  it('is used in furniture', () => {
    assert.deepEqual(usedIn('plywood', FURNITURE), ['bench', 'table', 'top']);
  });

  it('may be used nowhere', () => {
    assert.deepEqual(usedIn('table', FURNITURE), []);
  });
});
