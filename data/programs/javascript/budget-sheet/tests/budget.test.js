import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate, tokenize } from '../src/formula.js';
import { computeSheet } from '../src/sheet.js';

const compute = (formula, cells = {}) => evaluate(formula, (name) => cells[name]);

describe('a formula', () => {
  it('has parts', () => {
    assert.deepEqual(tokenize('2*(tickets - 0.5)'), ['2', '*', '(', 'tickets', '-', '0.5', ')']);
  });

  it('is computed', () => {
    assert.equal(compute('2 + 3 * -(4 - 6)'), 8);
    assert.equal(compute('10 / 4 - a', { a: 1 }), 1.5);
  });

  it('must make sense', () => {
    assert.throws(() => compute('2 +'), /#BAD/);
    assert.throws(() => compute('1 / 0'), /#DIV/);
  });
});

describe('a sheet', () => {
  it('follows references', () => {
    assert.deepEqual(computeSheet({ total: '=rent + stage * 2', rent: '1200', stage: '=rent / 7' }), {
      total: 1542.86,
      rent: 1200,
      stage: 171.43,
    });
  });

  it('shows errors', () => {
    assert.deepEqual(computeSheet({ a: '=1/zero', b: '=a + 1', c: '=c', d: 'ten' }), {
      a: '#DIV',
      b: '#DIV',
      c: '#REF',
      d: '#BAD',
    });
  });

  it('takes missing cells as 0', () => {
    assert.deepEqual(computeSheet({ a: '=b + 1' }), { a: 1 });
  });
});
