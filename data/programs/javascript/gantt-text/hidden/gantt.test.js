import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawChart } from '../src/chart.js';
import { endOf, parsePlan } from '../src/plan.js';

const plan = (...lines) =>
  parsePlan(lines.join('\n'))
    .map(({ name, start, days }) => `${name}@${start}+${days}`)
    .join(' ');

describe('parsePlan', () => {
  it('waits for the latest of several tasks, in any order of lines', () => {
    assert.equal(plan('c: 1 after a , b', '', ' a : 2 on 3 ', 'b: 4'), 'c@5+1 a@3+2 b@0+4');
    assert.equal(plan('a b: 1', 'c: 2 after a b'), 'a b@0+1 c@1+2');
    assert.equal(plan(''), '');
  });

  it('puts milestones on the day on which something ended', () => {
    assert.equal(
      plan(
        'm: 0',
        'n: 0 on 4',
        'a: 3',
        'x: 0 after a',
        'y: 0 after m',
        'z: 0 after n',
        'b: 2 after x',
        'c: 1 after m',
      ),
      'm@0+0 n@4+0 a@0+3 x@2+0 y@0+0 z@4+0 b@3+2 c@1+1',
    );
    assert.deepEqual(
      [endOf({ name: '', start: 4, days: 0 }), endOf({ name: '', start: 4, days: 2 })],
      [5, 6],
    );
  });

  it('names lines that are wrong', () => {
    for (const line of [
      'b',
      'b: x',
      ': 3',
      'b: 3 after',
      'b: 3 on',
      'b: 3 on x',
      'b: -1',
      'b: 3 before a',
      'a: 2',
      'b: 3 on 2 after a',
    ]) {
      assert.throws(() => plan('a: 1', line), SyntaxError, line);
      assert.throws(
        () => plan('a: 1', line),
        (error) => error.message === `Line 2 is not a new task: ${line}`,
      );
    }
  });

  it('ignores spaces around lines', () => {
    assert.equal(plan('   ', '  a: 1  '), 'a@0+1');
    assert.throws(() => plan('a: 1', '  b  '), /^SyntaxError: Line 2 is not a new task: b$/);
  });

  it('looks at each task once, however many wait for it', () => {
    const lines = Array.from({ length: 50 }, (_, n) => `t${n}: 1 after t${n + 1}, t${n + 1}`);
    assert.match(plan(...lines, 't50: 1'), /^t0@50\+1 /);
  });

  it('finds tasks that do not exist or wait for themselves', () => {
    assert.throws(() => plan('a: 1 after b,'), /^Error: There is no task b\.$/);
    assert.throws(() => plan('b: 1', 'a: 1 after b,'), /^Error: There is no task \.$/);
    assert.throws(
      () => plan('x: 1 after a', 'a: 1 after b', 'b: 1 after a'),
      /^Error: a waits for itself\.$/,
    );
    assert.throws(() => plan('a: 1 after a'), /a waits for itself/);
    assert.equal(plan('a: 1 after b, c', 'b: 1 after d', 'c: 1 after d', 'd: 1'), 'a@2+1 b@1+1 c@1+1 d@0+1');
  });
});

describe('drawChart', () => {
  it('marks weeks up to the last day', () => {
    assert.deepEqual(drawChart([{ name: 'a', start: 0, days: 15 }]), [
      '  |......|......|',
      'a ###############',
    ]);
    assert.deepEqual(drawChart([{ name: 'a', start: 7, days: 0 }]), ['  |......|', 'a        *']);
    assert.deepEqual(drawChart([{ name: 'a', start: 0, days: 0 }]), ['  |', 'a *']);
  });

  it('is empty without tasks', () => {
    assert.deepEqual(drawChart([]), []);
  });

  it('aligns bars behind the longest name', () => {
    assert.deepEqual(
      drawChart([
        { name: 'long', start: 1, days: 1 },
        { name: 'x', start: 0, days: 1 },
      ]),
      ['     |.', 'long  #', 'x    #'],
    );
  });
});
