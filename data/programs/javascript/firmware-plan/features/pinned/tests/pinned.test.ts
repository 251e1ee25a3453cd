import assert from 'node:assert/strict';
import test from 'node:test';
import { planUpdates } from '../src/plan.ts';

test('a pinned module keeps its version', () => {
  const catalogue = { dome: { '1.0.0': {}, '2.0.0': {} } };
  assert.deepEqual(planUpdates(catalogue, { dome: '*' }, { dome: '1.0.0' }), { dome: '1.0.0' });
});
