import assert from 'node:assert/strict';
import test from 'node:test';
import { jobCost, planCuts } from '../src/plan.js';

test('short rests are paid for, and leftovers count like new pipes', () => {
  assert.equal(jobCost(planCuts([2698]), 1000), 3000);
  assert.equal(jobCost(planCuts([2697]), 1000), 2700);
  assert.equal(jobCost(planCuts([400, 2900], [600, 900]), 100), 360);
});

test('cents are rounded up', () => {
  assert.equal(jobCost(planCuts([1]), 100), 1);
  assert.equal(jobCost(planCuts([]), 100), 0);
});
