import assert from 'node:assert/strict';
import test from 'node:test';
import { evaluate } from '../src/formula.js';
import { computeSheet } from '../src/sheet.js';

const compute = (formula) => evaluate(formula, () => 5);

test('sums can be nested and combined', () => {
  assert.equal(compute('sum(1)'), 1);
  assert.equal(compute('2 * -sum(1, sum(2, 3), (4 - 1)) + 1'), -17);
});

test('arguments are needed', () => {
  for (const formula of ['sum()', 'sum(1,)', 'sum(1', 'sum(,1)', 'sum(1 2)'])
    assert.throws(() => compute(formula), /#BAD/, formula);
});

test('a cell can be called sum', () => {
  assert.equal(compute('sum + 1'), 6);
  assert.deepEqual(computeSheet({ sum: '4', a: '=sum * sum(sum, 1)' }), { sum: 4, a: 20 });
});
