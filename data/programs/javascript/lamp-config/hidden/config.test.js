import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseConfig } from '../src/parse.js';
import { resolveConfig } from '../src/resolve.js';

const read = (text) => resolveConfig(parseConfig(text));
const value = (line) => parseConfig(line).get('general').values.get('k');

describe('parseConfig', () => {
  it('reads values', () => {
    assert.deepEqual(
      [
        'k=v',
        ' k  =  a b  ',
        'k = a;b',
        'k =',
        'k = ;x',
        'k = " a "',
        'k = "a;b" ; c',
        'k="say ""hi"""',
        'k=""',
        'k = a=b',
        'k=1\nk=2',
      ].map(value),
      ['v', 'a b', 'a', '', '', ' a ', 'a;b', 'say "hi"', '', 'a=b', '2'],
    );
  });

  it('reads headings, comments, and empty lines', () => {
    const sections = parseConfig(
      '; hello\n\n[a-1]\nx=1\n [ b : a-1 ] ; heir\n[a-1]\ny=2\n[b]\nz=3\n[b:a-1]\n[general]',
    );
    assert.deepEqual(
      [...sections.values()].map(({ name, parent, values }) => [name, parent, [...values.keys()].join('')]),
      [
        ['a-1', undefined, 'xy'],
        ['b', 'a-1', 'z'],
        ['general', undefined, ''],
      ],
    );
    assert.equal(parseConfig('').size, 0);
    assert.equal(parseConfig('[x]').has('general'), false);
  });

  for (const line of [
    'level',
    '= 3',
    'a b = 3',
    'k = "open',
    'k = "a" b',
    'k = a"b',
    '[a',
    '[a b]',
    '[a:]',
    '[]',
    '[a : b : c]',
    'x[a]',
  ]) {
    it(`refuses ${line}`, () => {
      assert.throws(() => parseConfig(`ok = 1\n  ${line}  `), SyntaxError);
      assert.throws(
        () => parseConfig(`ok = 1\n  ${line}  `),
        (error) => error.message === `Line 2 makes no sense: ${line}`,
      );
    });
  }

  it('refuses a second parent', () => {
    assert.throws(() => parseConfig('[a]\n[b]\n[c : a]\n[c : b]'), /Line 4/);
    assert.throws(() => parseConfig('[a]\n[c]\n[c : a]'), /Line 3 makes no sense: \[c : a\]/);
  });
});

describe('resolveConfig', () => {
  it('inherits over several levels, with sorted keys', () => {
    assert.deepEqual(read('[a]\nz=1\ny=2\n[c : b]\ny=5\n[b : a]\nx=3'), {
      a: { y: '2', z: '1' },
      c: { x: '3', y: '5', z: '1' },
      b: { x: '3', y: '2', z: '1' },
    });
    assert.deepEqual(Object.keys(read('[a]\nz=1\ny=2').a), ['y', 'z']);
  });

  it('takes references of the section in which a value is used', () => {
    assert.deepEqual(read('[a]\nn=1\nt=<${n}>\n[b : a]\nn=2').b.t, '<2>');
    assert.deepEqual(read('[a]\nn=1\n[b : a]\n[c]\nt=${b.n}${b.n}').c.t, '11');
    assert.deepEqual(read('[a]\nt=${a.n}\nn=1\n[b : a]\nn=2').b.t, '1');
  });

  it('leaves other dollar signs and the replaced text alone', () => {
    assert.deepEqual(read('p = $5 {p} ${} ${a b}\nq = $&${r}\nr = $1$$').general, {
      p: '$5 {p} ${} ${a b}',
      q: '$&$1$$',
      r: '$1$$',
    });
  });

  it('names what does not exist', () => {
    for (const [text, place] of [
      ['a = ${x.y}', /The section x cannot/],
      ['a = ${b}', /general\.b cannot/],
      ['[q]\n[a]\nb=${q.c}', /q\.c cannot/],
      ['[a : q]', /The section q cannot/],
    ]) {
      assert.throws(() => read(text), ReferenceError);
      assert.throws(() => read(text), place);
    }
  });

  it('finds circles', () => {
    assert.throws(() => read('a = ${b}\nb = ${c}\nc = ${b}'), /general\.b cannot be resolved/);
    assert.throws(() => read('a = ${a}'), /general\.a/);
    assert.throws(() => read('[a : b]\n[b : a]'), /The section a cannot/);
    assert.throws(() => read('[a : a]'), ReferenceError);
  });
});
