// Each mutation operator finds what it is for, leaves alone what only looks like it, and makes programs that parse.
import { describe, expect, it } from 'vitest';
import { mutationOperators } from '../../../stages/programs/mutation/index.ts';
import { mutantsOf, withMutant } from '../../../stages/programs/mutation/mutants.ts';

type Case = readonly [fires: string, becomes: string, silent: string];

const inPython = (body: string): string => `def f(a, b=0, c=None):\n${body.replaceAll(/^/gm, '    ')}\n`;
const inScript = (body: string): string => `export function f(a, b = 0, c) {\n${body}\n}\n`;

const python: Readonly<Record<string, Case>> = {
  comparison_boundary: ['return a < 3', 'a <= 3', 'return a == 3'],
  comparison_direction: ['return a <= 3', 'a >= 3', 'return a == 3'],
  flipped_equality: ['return a == 3', 'a != 3', 'return a < 3'],
  flipped_membership: ['return a not in c', 'a in c', 'return [x for x in c]'],
  loose_missing: ['return a is None', 'return not a', 'return a is b'],
  chained_boundary: ['return 1 <= a < 9', '1 < a < 9', 'return a < 9'],
  negated_condition: ['if a:\n    return 1\nreturn 2', 'if not a:', 'if a < 1:\n    return 1\nreturn 2'],
  or_for_and: ['return a and c', 'a or c', 'return a or c'],
  and_for_or: ['return a or c', 'a and c', 'return a and c'],
  forgotten_condition: ['return a and c', 'return a', 'return a + c'],
  any_for_all: ['return all(a)', 'any(a)', 'return any(a)'],
  all_for_any: ['return any(a)', 'all(a)', 'return all(a)'],
  arithmetic: ['return a + b', 'a - b', "return a + 'x'"],
  integer_division: ['return a // 2', 'a / 2', 'return a / 2'],
  forgotten_one: ['return a + 1', 'return a\n', 'return a + 2'],
  off_by_one: ['return c[:a]', 'c[:a - 1]', 'return c[a]'],
  wrong_constant: ['return a * 60', 'a * 6', 'return a * 1'],
  min_max: ['return min(a, b)', 'max(a, b)', 'return c.min(a)'],
  lost_accumulation: ['b += a\nreturn b', 'b = a', "b += 'x'\nreturn b"],
  wrong_accumulation: ['b += a\nreturn b', 'b -= a', 'b = a\nreturn b'],
  wrong_variable: ['return len(a)', 'len(b)', 'return len(x)'],
  swapped_arguments: ['return g(a, b)', 'g(b, a)', 'return g(a, a)'],
  swapped_operands: ['return a - b', 'b - a', 'return a + b'],
  wrong_default: ['return b', 'b=1', ''],
  mutable_default: ['if c is None:\n    c = []\nreturn c', 'c=[]', 'return c'],
  wrong_key: ['return a["x"] + a["y"]', 'a["y"] + a["y"]', 'return a["x"]'],
  wrong_initial_value: ['total = 0\nreturn total', 'total = 1', 'total = a\nreturn total'],
  shadowed_variable: ['self.a = a', '    a = a', 'b.a = a'],
  missing_cleaning: ['return a.strip()', 'return a\n', "return a.strip('x')"],
  missing_copy: ['return list(a)', 'return a\n', 'return list(g(a))'],
  neighbouring_method: ['return a.startswith(b)', 'a.endswith(b)', 'return startswith(b)'],
  forgotten_argument: ["return a.split('=', 1)", "a.split('=')", "return a.split('=')"],
  append_for_extend: ['c.extend(a)', 'c.append(a)', 'extend(a)'],
  extend_for_append: ['c.append(a)', 'c.extend(a)', 'append(a)'],
  missing_absolute: ['return abs(a)', '(a)', 'return a.abs()'],
  sort_direction: ['return sorted(a)', 'sorted(a, reverse=True)', 'return a.sorting()'],
  sort_key: ['return sorted(a, key=len)', 'sorted(a)', 'return sorted(a)'],
  sort_tie: [
    'return sorted(a, key=lambda x: (x.b, x.c))',
    'lambda x: x.b',
    'return sorted(a, key=lambda x: x.b)',
  ],
  missing_guard: ['if a:\n    return 1\nreturn 2', '    return 2', 'if a:\n    b = 1\nreturn b'],
  dropped_branch: [
    'if a:\n    b = 1\nelse:\n    b = 2\nreturn b',
    '    b = 1\n    return b',
    'if a:\n    b = 1\nreturn b',
  ],
  break_for_continue: [
    'for x in a:\n    if x:\n        continue\n    b += x',
    'break',
    'for x in a:\n    break',
  ],
  continue_for_break: [
    'for x in a:\n    if x:\n        break\n    b += x',
    'continue',
    'for x in a:\n    continue',
  ],
  early_return: ['for x in a:\n    b += x\nreturn b', '        return b', 'b += 1\nreturn b'],
  forgotten_statement: ['c.append(a)\nreturn c', '):\n    return c', 'g(a)\nreturn c'],
  missing_return: ['return g(a)', '    g(a)', 'return a'],
  wrong_exception: ["raise ValueError('x')", 'raise TypeError', "raise OwnError('x')"],
  uncaught_exception: [
    'try:\n    g()\nexcept KeyError:\n    pass',
    'except IndexError',
    'try:\n    g()\nexcept OwnError:\n    pass',
  ],
};

const script: Readonly<Record<string, Case>> = {
  missing_await: ['return await g(a);', 'return g(a)', 'return g(a);'],
  loose_missing: ['return a ?? b;', 'a || b', 'return a || b;'],
  shadowed_variable: ['if (a) { b = a; }\nreturn b;', 'const b = a;', 'b = b + 1;'],
  missing_copy: ['return [...a];', 'return a;', 'return [...a, b];'],
  sort_direction: ['return a.sort((x, y) => x - y);', 'y - x', 'return a.sort();'],
  sort_tie: [
    'return a.sort((x, y) => x.p - y.p || x.q - y.q);',
    'x.p - y.p)',
    'return a.sort((x, y) => x - y);',
  ],
  any_for_all: ['return a.every(g);', 'a.some(g)', 'return a.some(g);'],
  wrong_exception: ["throw new RangeError('x');", 'TypeError', "throw new OwnError('x');"],
  integer_division: ['return Math.floor(a / 2);', 'Math.round', 'return Math.abs(a);'],
  missing_guard: ['if (a) return 1;\nreturn 2;', '{\nreturn 2;', 'if (a) b = 1;\nreturn b;'],
  neighbouring_method: ['c.push(a);', 'c.unshift(a)', 'push(a);'],
};

const changesBy = async (operator: string, file: string, text: string): Promise<string[]> =>
  (await mutantsOf({ [file]: text }))
    .filter((mutant) => mutant.operator === operator)
    .map((mutant) => withMutant({ [file]: text }, mutant)[file] ?? '');

it('has at least twenty operators, each with a table', () => {
  expect(mutationOperators.length).toBeGreaterThanOrEqual(20);
  const known = new Set([...Object.keys(python), ...Object.keys(script)]);
  expect(mutationOperators.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
});

describe.each(Object.entries(python))('in Python, %s', (name, [fires, becomes, silent]) => {
  it('changes what it is for', async () => {
    const changed = await changesBy(name, 'src/a.py', inPython(fires));
    expect(changed.some((text) => text.includes(becomes))).toBe(true);
  });

  it('leaves alone what it is not for', async () => {
    const text = silent === '' ? 'def f(a):\n    return a\n' : inPython(silent);
    expect(await changesBy(name, 'src/a.py', text)).toEqual([]);
  });
});

describe.each(Object.entries(script))('in JavaScript, %s', (name, [fires, becomes, silent]) => {
  it('changes what it is for', async () => {
    const changed = await changesBy(name, 'src/a.js', inScript(fires).replace('export f', 'export async f'));
    expect(changed.some((text) => text.includes(becomes))).toBe(true);
  });

  it('leaves alone what it is not for', async () => {
    expect(await changesBy(name, 'src/a.js', inScript(silent))).toEqual([]);
  });
});

it('says what is wrong in the present and in the past, with one meaning', () => {
  for (const { name, is, was } of mutationOperators) {
    expect(is, name).not.toBe(was);
    expect(is, name).not.toMatch(/the other way round$/);
    for (const clause of [is, was]) expect(clause, name).toMatch(/^[a-z].*[a-z]$/);
  }
});
