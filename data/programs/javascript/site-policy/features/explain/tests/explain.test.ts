import assert from 'node:assert/strict';
import test from 'node:test';
import { explain } from '../src/decide.ts';
import { parsePolicy } from '../src/policy.ts';

test('every rule is explained', () => {
  const policy = parsePolicy('allow painter in a\nallow anyone in a');
  assert.deepEqual(explain(policy, { area: 'a', hour: 3, roles: [], trainings: [] }), [
    '1: wrong role',
    '2: fits',
  ]);
});
