import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planUpdates } from '../src/plan.ts';
import { compareVersions, satisfies } from '../src/versions.ts';

const CATALOGUE = {
  dome: { '1.0.0': { bus: '^1.0.0' }, '2.0.0': { bus: '^2.0.0' } },
  mount: { '3.1.0': { bus: '>=1.2.0 <2.0.0' } },
  bus: { '1.2.0': {}, '1.10.0': {}, '2.0.0': {} },
};

describe('versions', () => {
  it('are compared by numbers', () => {
    assert.ok(compareVersions('1.10.0', '1.9.5') > 0);
  });

  it('lie in ranges', () => {
    assert.deepEqual(
      ['1.4.0', '1.9.9', '2.0.0'].map((version) => satisfies(version, '^1.4.0')),
      [true, true, false],
    );
    assert.equal(satisfies('1.4.7', '>=1.4.0 <1.5.0'), true);
  });

  it('need ranges of the right form', () => {
    assert.throws(() => satisfies('1.0.0', '1.x'), /"1.x" is not a condition/);
  });
});

describe('a plan', () => {
  it('takes the newest versions', () => {
    assert.deepEqual(planUpdates(CATALOGUE, { dome: '*' }), { bus: '2.0.0', dome: '2.0.0' });
  });

  it('goes back to older ones if it must', () => {
    assert.deepEqual(planUpdates(CATALOGUE, { dome: '*', mount: '*' }), {
      bus: '1.10.0',
      dome: '1.0.0',
      mount: '3.1.0',
    });
  });

  it('may not exist', () => {
    assert.equal(planUpdates(CATALOGUE, { dome: '2.0.0', mount: '*' }), undefined);
  });
});
