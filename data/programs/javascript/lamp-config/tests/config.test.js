import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseConfig } from '../src/parse.js';
import { resolveConfig } from '../src/resolve.js';

const read = (text) => resolveConfig(parseConfig(text));

describe('a file', () => {
  it('has sections and values', () => {
    assert.deepEqual(read('volume = 3\n[front]\ncolour = "warm; white" ; nice\n'), {
      general: { volume: '3' },
      front: { colour: 'warm; white' },
    });
  });

  it('is checked', () => {
    assert.throws(() => read('[front]\nlevel 40'), /Line 2 makes no sense: level 40/);
  });
});

describe('values', () => {
  it('are inherited', () => {
    assert.deepEqual(read('[front]\na = 1\nb = 2\n[side : front]\nb = 3').side, { a: '1', b: '3' });
  });

  it('refer to others', () => {
    assert.deepEqual(read('[front]\nlevel = 40\n[side]\nlevel = ${front.level}0\nname = L${level}').side, {
      level: '400',
      name: 'L400',
    });
  });

  it('must exist', () => {
    assert.throws(() => read('[front]\na = ${b}'), /front\.b cannot be resolved/);
  });

  it('must not go in circles', () => {
    assert.throws(() => read('[front]\na = ${b}\nb = ${a}'), ReferenceError);
  });
});
