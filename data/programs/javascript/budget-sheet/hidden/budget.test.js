import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CellError, evaluate, tokenize } from '../src/formula.js';
import { computeSheet } from '../src/sheet.js';

const compute = (formula) => evaluate(formula, (name) => name.length);

describe('tokenize', () => {
  it('splits without spaces', () => {
    assert.deepEqual(tokenize('a_1+12.50/(b2,-3)'), [
      'a_1',
      '+',
      '12.50',
      '/',
      '(',
      'b2',
      ',',
      '-',
      '3',
      ')',
    ]);
    assert.deepEqual(tokenize(' \t'), []);
    assert.deepEqual(tokenize('2a'), ['2', 'a']);
  });

  it('refuses other signs', () => {
    for (const formula of ['1 % 2', '.5', '1.', '_a', 'a$', '"x"'])
      assert.throws(() => tokenize(formula), CellError, formula);
    assert.throws(() => tokenize('?'), /#BAD/);
  });
});

describe('evaluate', () => {
  for (const [formula, value] of [
    ['1 - 2 - 3', -4],
    ['1 - (2 - 3)', 2],
    ['12 / 3 / 2', 2],
    ['12 / 3 * 2', 8],
    ['2 * 3 * 5', 30],
    ['6 * 2 / 3', 4],
    ['2 * 3 + 4 * 5', 26],
    ['2 + 3 * 4 - 1', 13],
    ['-2 * -3', 6],
    ['--2', 2],
    ['-(1 + 1)', -2],
    ['3 - -3', 6],
    ['((7))', 7],
    ['abc * 2', 6],
    ['-ab', -2],
    ['0 / 5', 0],
  ]) {
    it(`${formula} is ${value}`, () => assert.equal(compute(formula), value));
  }

  for (const formula of ['', '+1', '1 +', '(1', '1)', '()', '1 2', 'a b', '* 2', '2 * / 3', '1, 2', '-']) {
    it(`"${formula}" makes no sense`, () => assert.throws(() => compute(formula), /^Error: #BAD$/));
  }

  it('knows division by zero', () => {
    for (const formula of ['1 / 0', '0 / 0', '1 / (a - 1)']) assert.throws(() => compute(formula), /#DIV/);
  });

  it('passes on what the values throw', () => {
    assert.throws(
      () =>
        evaluate('a', () => {
          throw new RangeError('from outside');
        }),
      /from outside/,
    );
  });
});

describe('computeSheet', () => {
  it('rounds only what it shows', () => {
    assert.deepEqual(computeSheet({ a: '=1/3', b: '=a * 3', c: '=2/3', d: ' -4.5 ', e: '1.005' }), {
      a: 0.33,
      b: 1,
      c: 0.67,
      d: -4.5,
      e: 1,
    });
  });

  it('keeps the order of the cells', () => {
    assert.deepEqual(Object.keys(computeSheet({ z: '=a', a: '1', m: '2' })), ['z', 'a', 'm']);
    assert.deepEqual(computeSheet({}), {});
  });

  it('marks all cells of a circle, and those that refer to it', () => {
    assert.deepEqual(computeSheet({ a: '=b', b: '=c + 1', c: '=a', d: '=b * 0', e: '=x', x: '5' }), {
      a: '#REF',
      b: '#REF',
      c: '#REF',
      d: '#REF',
      e: 5,
      x: 5,
    });
    assert.deepEqual(computeSheet({ d: '=b', b: '=b' }), { d: '#REF', b: '#REF' });
  });

  it('passes errors on', () => {
    assert.deepEqual(
      computeSheet({ a: '', b: '1e5', c: '=1 +', d: '=c', e: '=1/f', f: '=g - g', g: '=2', h: '=e + c' }),
      { a: '#BAD', b: '#BAD', c: '#BAD', d: '#BAD', e: '#DIV', f: 0, g: 2, h: '#DIV' },
    );
  });

  it('does not take inherited names for cells', () => {
    assert.deepEqual(computeSheet({ a: '=toString + 1' }), { a: 1 });
  });

  it('computes each cell once', () => {
    const cells = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`c${n}`, `=c${n + 1} + c${n + 1}`]),
    );
    assert.deepEqual(computeSheet({ ...cells, c60: '0' }).c0, 0);
  });

  it('can refer to a cell twice', () => {
    assert.deepEqual(computeSheet({ a: '=b + c', b: '=d', c: '=d', d: '3' }).a, 6);
  });
});
