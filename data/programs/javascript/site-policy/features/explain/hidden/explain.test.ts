import assert from 'node:assert/strict';
import test from 'node:test';
import { explain } from '../src/decide.ts';
import { parsePolicy } from '../src/policy.ts';

test('the first reason is told', () => {
  const policy = parsePolicy(
    '# x\nallow x in b from 1 to 2 with t\nallow anyone in b from 1 to 2 with t\nallow anyone in a from 1 to 2 with t\nallow anyone in a with t\nallow anyone in a',
  );
  assert.deepEqual(explain(policy, { area: 'a', hour: 3, roles: [], trainings: [] }), [
    '2: wrong role',
    '3: wrong area',
    '4: wrong hour',
    '5: no training',
    '6: fits',
  ]);
});

test('no rules need no words', () => {
  assert.deepEqual(explain([], { area: 'a', hour: 3, roles: [], trainings: [] }), []);
});
