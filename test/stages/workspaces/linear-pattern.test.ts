// Patterns of agents match what JavaScript's engine matches, and never take long.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linearPattern } from '../../../stages/workspaces/linear-pattern.ts';
import { RefusedCall } from '../../../stages/workspaces/refused-call.ts';

const options = { ignoresCase: false };

/** Patterns over few letters, of every form that is read. */
const { pattern } = fc.letrec<{ pattern: string; part: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'a',
      'b',
      'é',
      '.',
      '[ab]',
      '[^a]',
      '[a-c-]',
      '\\w',
      '\\s',
      '\\d',
      '\\.',
      '\\u0061',
      '\\p{L}',
      '😀',
    ),
    fc.constantFrom('^', '$', '\\b', '\\B'),
    tie('pattern').map((inner) => `(?:${inner})`),
    tie('pattern').map((inner) => `(${inner})`),
  ),
  part: fc
    .tuple(tie('atom'), fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '*?', '{1,3}?'))
    .map(([atom, times]) => (/^(?:\^|\$|\\b|\\B)$/i.test(atom) ? atom : atom + times)),
  pattern: fc
    .array(
      fc.array(tie('part'), { maxLength: 3 }).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 3 },
    )
    .map((sides) => sides.join('|')),
}));
const text = fc.array(fc.constantFrom('a', 'b', 'c', 'A', ' ', '.', '1', 'é', '日', '_'), { maxLength: 8 });

const isTooLarge = (source: string): boolean => {
  try {
    linearPattern(source, options);
    return false;
  } catch (error) {
    return error instanceof RefusedCall && error.message.includes('too large');
  }
};

it.each([false, true])('matches as RegExp does (ignoring case: %s)', (ignoresCase) => {
  fc.assert(
    fc.property(pattern, text, (source, letters) => {
      fc.pre(source.length <= 120 && !isTooLarge(source));
      const line = letters.join('');
      const expected = new RegExp(source, ignoresCase ? 'iu' : 'u').test(line);
      expect(linearPattern(source, { ignoresCase }).isIn(line)).toBe(expected);
    }),
    { numRuns: 1500, seed: 7 },
  );
});

it('answers where a backtracking engine would not end', () => {
  const line = 'a'.repeat(2000);
  for (const source of ['(a+)+b', '(a|a)*b', '(a|aa)+$b', '(.*a){12}b', '^(\\w+\\s?)*!$'])
    expect(linearPattern(source, options).isIn(line)).toBe(false);
});

it.each([
  ['(a', 'Unterminated group'],
  ['a(?=b)', 'looks ahead or behind'],
  ['(?<!a)b', 'looks ahead or behind'],
  ['(a)\\1', 'refers back'],
  ['(?<x>a)\\k<x>', 'refers back'],
  ['(?:a{1,200}){1,200}', 'too large'],
  ['a{100000}', 'too large'],
  ['a'.repeat(301), 'longer than 300'],
])('refuses %s', (source, why) => {
  expect(() => linearPattern(source, options)).toThrow(why);
});

it('reads groups with names', () => {
  expect(linearPattern('(?<word>ab)+', options).isIn('xabab')).toBe(true);
});
