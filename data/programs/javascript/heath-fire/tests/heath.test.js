import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { burn, parseMap, step } from '../src/heath.js';

const always = () => 0;
const never = () => 0.99;

describe('a map', () => {
  it('is read', () => {
    assert.deepEqual(parseMap('""*\n.."').rows, ['""*', '.."']);
  });

  it('is checked', () => {
    assert.throws(() => parseMap('""x'), SyntaxError);
    assert.throws(() => parseMap('""\n"'), /differ in length/);
  });
});

describe('the fire', () => {
  it('spreads to four sides', () => {
    assert.deepEqual(step(parseMap('"""\n"*"\n"""'), 'north', always).rows, ['"*"', '***', '"*"']);
  });

  it('goes out after two minutes', () => {
    const first = step(parseMap('"*"'), 'north', never);
    assert.deepEqual(first.rows, ['"*"']);
    assert.deepEqual(step(first, 'north', never).rows, ['"%"']);
  });

  it('stops at bare ground', () => {
    assert.deepEqual(burn('*.""', { windTo: 'east', seed: 1 }), { minutes: 2, burned: 1, rows: ['%.""'] });
  });

  it('is the same for the same seed', () => {
    const map = `${'"'.repeat(12)}\n`.repeat(12).replace('"', '*');
    assert.deepEqual(burn(map, { windTo: 'south', seed: 5 }), burn(map, { windTo: 'south', seed: 5 }));
  });
});
