import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decide } from '../src/decide.ts';
import { parsePolicy } from '../src/policy.ts';

const ask = (rules: string, area: string, hour = 12, roles: string[] = [], trainings: string[] = []) => {
  const { effect, line } = decide(parsePolicy(rules), { area, hour, roles, trainings });
  return `${effect} ${line ?? '-'}`;
};
const hours = (rule: string) =>
  Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => ask(rule, 'a', hour).startsWith('allow'));

describe('parsePolicy', () => {
  it('reads every part', () => {
    assert.deepEqual(parsePolicy('\n  deny anyone in a/b_2/* from 20 to 6 with first_aid  \n#x\n'), [
      {
        line: 2,
        effect: 'deny',
        role: undefined,
        area: 'a/b_2/*',
        hours: { from: 20, to: 6 },
        training: 'first_aid',
      },
    ]);
    assert.deepEqual(parsePolicy(''), []);
    assert.deepEqual(parsePolicy('allow x in a from 0 to 24')[0].hours, { from: 0, to: 24 });
    assert.deepEqual(parsePolicy('allow x in a from 24 to 0')[0].hours, { from: 24, to: 0 });
  });

  for (const line of [
    'permit x in a',
    'allow in a',
    'allow x at a',
    'allow x in a*',
    'allow x in *',
    'allow x in a from 5',
    'allow x in a from 25 to 3',
    'allow x in a from 3 to 25',
    'allow x in a with b from 1 to 2',
    'allow x in a with',
    'x allow x in a',
  ]) {
    it(`refuses ${line}`, () => {
      assert.throws(() => parsePolicy(`# hello\n${line}`), SyntaxError);
      assert.throws(() => parsePolicy(`# hello\n${line}`), /Line 2 is not a rule: /);
    });
  }
});

describe('decide', () => {
  it('takes the first rule that fits', () => {
    assert.equal(ask('deny x in a\nallow anyone in a\ndeny anyone in a', 'a'), 'allow 2');
    assert.equal(ask('deny x in a\nallow anyone in a', 'a', 1, ['w', 'x']), 'deny 1');
    assert.equal(ask('', 'a'), 'deny -');
  });

  it('covers areas', () => {
    assert.deepEqual(
      ['a', 'a/b', 'a/b/c', 'ab', 'b'].map((area) => ask('allow anyone in a/*', area)),
      ['allow 1', 'allow 1', 'allow 1', 'deny -', 'deny -'],
    );
    assert.deepEqual(
      ['a', 'a/b', 'a/b/c'].map((area) => ask('allow anyone in a/b', area)),
      ['deny -', 'allow 1', 'deny -'],
    );
  });

  it('covers hours', () => {
    assert.deepEqual(hours('allow anyone in a from 7 to 10'), [7, 8, 9]);
    assert.deepEqual(hours('allow anyone in a from 21 to 2'), [0, 1, 21, 22, 23]);
    assert.equal(hours('allow anyone in a from 5 to 5').length, 24);
    assert.equal(hours('allow anyone in a').length, 24);
  });

  it('needs the role and the training', () => {
    const rule = 'allow x in a with t';
    assert.deepEqual(
      [
        ask(rule, 'a', 1, ['x'], ['s', 't']),
        ask(rule, 'a', 1, ['x'], ['s']),
        ask(rule, 'a', 1, ['t'], ['t']),
      ],
      ['allow 1', 'deny -', 'deny -'],
    );
  });
});
