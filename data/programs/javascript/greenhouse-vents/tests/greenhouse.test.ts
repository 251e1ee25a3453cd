import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { INITIAL, replay, step } from '../src/controller.ts';

const day = (...temperatures: number[]) =>
  temperatures.map((temperature, index) => ({ minute: index * 15, temperature, wind: 3 }));

describe('vents', () => {
  it('open when it is hot and close when it has cooled down', () => {
    assert.deepEqual(replay(day(20, 25, 23, 21)), ['15 open vents', '45 close vents']);
  });

  it('close in a storm', () => {
    assert.deepEqual(
      replay([
        { minute: 0, temperature: 30, wind: 5 },
        { minute: 15, temperature: 30, wind: 16 },
      ]),
      ['0 open vents', '15 close vents'],
    );
  });
});

describe('heating', () => {
  it('runs between its limits', () => {
    assert.deepEqual(replay(day(9, 8, 10, 11)), ['15 heating on', '45 heating off']);
  });
});

describe('the gardener', () => {
  it('is called at the third cold reading', () => {
    assert.deepEqual(replay(day(1, 1, 1, 1)), ['0 heating on', '30 call the gardener']);
  });
});

describe('a step', () => {
  it('returns the next state', () => {
    assert.deepEqual(step(INITIAL, { minute: 0, temperature: 26, wind: 0 }), {
      state: { vents: 'open', heating: 'off', cold: 0 },
      commands: ['open vents'],
    });
  });

  it('is refused if time runs backwards', () => {
    assert.throws(() => replay([...day(20), ...day(20)]), RangeError);
  });
});
