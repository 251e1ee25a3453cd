import assert from 'node:assert/strict';
import test from 'node:test';
import { jobCost, planCuts } from '../src/plan.js';

test('a kept rest costs nothing', () => {
  assert.equal(jobCost(planCuts([997]), 500), 500);
});
