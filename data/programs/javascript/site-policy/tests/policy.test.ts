import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decide } from '../src/decide.ts';
import { parsePolicy } from '../src/policy.ts';

const POLICY = parsePolicy(`# The site by the river
deny anyone in tower/* from 20 to 6
allow electrician in tower/roof with heights
allow anyone in yard`);
const ask = (area: string, hour: number, roles: string[] = [], trainings: string[] = []) =>
  decide(POLICY, { area, hour, roles, trainings });

describe('a policy', () => {
  it('is read', () => {
    assert.deepEqual(POLICY[1], {
      line: 3,
      effect: 'allow',
      role: 'electrician',
      area: 'tower/roof',
      hours: { from: 0, to: 24 },
      training: 'heights',
    });
  });

  it('is checked', () => {
    assert.throws(() => parsePolicy('allow anyone in yard\nallow all'), /Line 2/);
  });
});

describe('a decision', () => {
  it('names its rule', () => {
    assert.deepEqual(ask('yard', 12), { effect: 'allow', line: 4 });
  });

  it('is no without a rule', () => {
    assert.deepEqual(ask('office', 12), { effect: 'deny' });
  });

  it('needs role and training', () => {
    assert.equal(ask('tower/roof', 12, ['electrician'], ['heights']).effect, 'allow');
    assert.equal(ask('tower/roof', 12, ['electrician']).effect, 'deny');
    assert.equal(ask('tower/roof', 12, ['painter'], ['heights']).effect, 'deny');
  });

  it('runs over midnight', () => {
    assert.deepEqual(ask('tower/roof', 23, ['electrician'], ['heights']), { effect: 'deny', line: 2 });
  });
});
