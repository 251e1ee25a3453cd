import assert from 'node:assert/strict';
import test from 'node:test';
import { planUpdates } from '../src/plan.ts';

const CATALOGUE = {
  dome: { '1.0.0': { bus: '1.0.0' }, '2.0.0': { bus: '2.0.0' } },
  bus: { '1.0.0': {}, '2.0.0': {} },
};

test('other modules follow', () => {
  assert.deepEqual(planUpdates(CATALOGUE, { dome: '*' }, { bus: '1.0.0' }), { bus: '1.0.0', dome: '1.0.0' });
});

test('what is pinned is not planned unless it is needed', () => {
  assert.deepEqual(planUpdates(CATALOGUE, { bus: '*' }, { dome: '1.0.0' }), { bus: '2.0.0' });
});

test('a plan may become impossible', () => {
  assert.equal(planUpdates(CATALOGUE, { dome: '2.0.0' }, { bus: '1.0.0' }), undefined);
  assert.equal(planUpdates(CATALOGUE, { bus: '*' }, { bus: '9.0.0' }), undefined);
});
