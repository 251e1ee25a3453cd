import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planUpdates } from '../src/plan.ts';
import { compareVersions, satisfies } from '../src/versions.ts';

const inRange = (range: string, versions: string) =>
  versions
    .split(' ')
    .filter((version) => satisfies(version, range))
    .join(' ');

describe('versions', () => {
  it('are ordered by three numbers', () => {
    assert.deepEqual(['1.0.10', '1.0.9', '1.10.0', '2.0.0', '1.9.0', '1.0.0'].sort(compareVersions), [
      '1.0.0',
      '1.0.9',
      '1.0.10',
      '1.9.0',
      '1.10.0',
      '2.0.0',
    ]);
    assert.equal(compareVersions('1.2.3', '1.2.3'), 0);
  });

  it('lie in ranges of every kind', () => {
    assert.equal(inRange('1.2.3', '1.2.2 1.2.3 1.2.4'), '1.2.3');
    assert.equal(inRange('>=1.2.3', '1.2.2 1.2.3 2.0.0'), '1.2.3 2.0.0');
    assert.equal(inRange('<1.2.3', '1.2.2 1.2.3 0.9.9'), '1.2.2 0.9.9');
    assert.equal(inRange('^1.2.3', '1.2.2 1.2.3 1.99.0 2.0.0'), '1.2.3 1.99.0');
    assert.equal(inRange('~1.2.3', '1.2.2 1.2.3 1.2.99 1.3.0 2.2.3'), '1.2.3 1.2.99');
    assert.equal(inRange(' *  <2.0.0 ', '1.0.0 2.0.0'), '1.0.0');
  });

  it('need conditions of the right form, all of them', () => {
    for (const range of ['', '1.2', 'v1.2.3', '=1.2.3', '<=1.2.3', '> =1.0.0', '1.2.3-beta', '2.0.0 x'])
      assert.throws(() => satisfies('1.0.0', range), SyntaxError, range);
  });
});

describe('planUpdates', () => {
  it('plans only what is needed, sorted', () => {
    const catalogue = {
      z: { '1.0.0': { m: '*' } },
      m: { '1.0.0': { a: '*' } },
      a: { '1.0.0': {} },
      other: { '1.0.0': {} },
    };
    assert.equal(JSON.stringify(planUpdates(catalogue, { z: '*' })), '{"a":"1.0.0","m":"1.0.0","z":"1.0.0"}');
    assert.deepEqual(planUpdates(catalogue, {}), {});
  });

  it('prefers new versions of what is decided first', () => {
    const catalogue = {
      a: { '1.0.0': { c: '>=1.0.0' }, '1.9.0': {}, '1.10.0': { c: '1.0.0' } },
      b: { '1.0.0': {}, '2.0.0': { c: '2.0.0' } },
      c: { '1.0.0': {}, '2.0.0': {} },
    };
    assert.deepEqual(planUpdates(catalogue, { a: '*', b: '*' }), { a: '1.10.0', b: '1.0.0', c: '1.0.0' });
    assert.deepEqual(planUpdates(catalogue, { b: '*', a: '*' }), { a: '1.9.0', b: '2.0.0', c: '2.0.0' });
    assert.deepEqual(planUpdates(catalogue, { a: '<1.9.0', b: '*' }), { a: '1.0.0', b: '2.0.0', c: '2.0.0' });
  });

  it('copes with modules that require each other', () => {
    const catalogue = {
      a: { '1.0.0': { b: '*' }, '2.0.0': { b: '1.0.0' } },
      b: { '1.0.0': { a: '1.0.0' }, '2.0.0': { a: '*' } },
    };
    assert.deepEqual(planUpdates(catalogue, { a: '*' }), { a: '1.0.0', b: '2.0.0' });
    assert.equal(planUpdates(catalogue, { a: '2.0.0' }), undefined);
  });

  it('knows what does not exist', () => {
    assert.equal(planUpdates({}, { a: '*' }), undefined);
    assert.equal(planUpdates({ a: {} }, { a: '*' }), undefined);
    assert.deepEqual(planUpdates({ a: { '1.0.0': {}, '2.0.0': { gone: '*' } } }, { a: '*' }), { a: '1.0.0' });
  });
});
