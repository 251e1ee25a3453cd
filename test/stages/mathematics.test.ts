// Mathematics: values compare by what they mean, and tools compute exactly and refuse what would take too long. Code runs
// in a session that remembers.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../schemas/json.ts';
import { holds } from '../../stages/evidence.ts';
import { callMathTool } from '../../stages/mathematics/call.ts';
import { openMathSession } from '../../stages/mathematics/session.ts';
import { mathTools } from '../../stages/mathematics/tools/index.ts';

describe('a text tells a value', () => {
  it.each([
    ['The total is $1,234.50.', '$1,234.50'],
    ['The total is 1,234.5 dollars.', '$1,234.50'],
    ['That takes 2 1/3 cups.', '7/3'],
    ['Half of it, 0.5, remains.', '1/2'],
    ['It is 50%.', '1/2'],
    ['The share is 0.125.', '12.5%'],
    ['The share is 12.5 percent.', '12.5%'],
    ['You walk 12,500 m.', '12.5 km'],
    ['A 12.5-km walk.', '12.5 km'],
    ['That makes 14 full boxes.', '14 boxes'],
    ['That makes twelve boxes.', '12 boxes'],
    ['x = 2 or x = 5', '{2, 5}'],
    ['Both 5 and 2 solve it.', '{2, 5}'],
    ['For 3 ≤ x ≤ 19.', '[3, 19]'],
    ['[[1, 2], [3, 4]]', '[[1,2],[3,4]]'],
    ['The derivative is 25 + 18*x + 3*x².', '3*x^2 + 18*x + 25'],
    ["f'(x) = 3x^2 + 18x + 25", '3*x^2 + 18*x + 25'],
    ['About 3.142.', '3.14 ± 0.01'],
    ['The velocity is −4.2 m/s.', '-4.2 m/s'],
    ['It is 20 degrees Celsius.', '20 °C'],
    ['She lives at 12 Oak Street.', '12 Oak Street'],
  ])('%s: %s', (text, value) => expect(holds(text, value)).toBe(true));

  it.each([
    ['The total is 1,234.50.', '$1,234.50'],
    ['It costs $12.505.', '$12.50'],
    ['It costs -$12.50.', '$12.50'],
    ['It is 17/35.', '7/3'],
    ['About 2.33.', '7/3'],
    ['It is 112.5%.', '12.5%'],
    ['It is 12.5.', '12.5 km'],
    ['114 boxes', '14 boxes'],
    ['2, 5, and 7', '{2, 5}'],
    ['For 3 < x < 19.', '[3, 19]'],
    ['The derivative is 3*x^2 + 18*x - 25.', '3*x^2 + 18*x + 25'],
    ['About 3.2.', '3.14 ± 0.01'],
    ['It is -4.9 m/s.', '4.9 m/s'],
  ])('%s: not %s', (text, value) => expect(holds(text, value)).toBe(false));
});

const calculated = (expression: string) => callMathTool('calculate_exact', { expression });

describe('the calculator', () => {
  it.each([
    ['1/3 + 1/6', { result: 0.5 }],
    ['0.1 + 0.2', { result: 0.3 }],
    ['7/3', { result: 2.33333333333, exact: '7/3' }],
    ['2^100', { result: '1267650600228229401496703205376' }],
    ['8^(2/3)', { result: 4 }],
    ['round(2.675, 2)', { result: 2.68 }],
    ['-3^2', { result: -9 }],
    ['5% * 80', { result: 4 }],
    ['2(3 + 4)', { result: 14 }],
    ['combinations(52, 5)', { result: 2598960 }],
    ['mod(-7, 3)', { result: 2 }],
    ['sqrt(3)', { result: 1.73205080757 }],
  ])('%s', (expression, value) => expect(calculated(expression)).toMatchObject({ ok: true, value }));

  it.each([
    ['10^10^10', 'TOO_LARGE'],
    ['(1/7)^9999', 'TOO_LARGE'],
    ['9999!', 'TOO_LARGE'],
    ['e^1e5', 'TOO_LARGE'],
    [`${'1+'.repeat(400)}1`, 'INVALID_ARGUMENTS'],
    [`${'('.repeat(90)}1${')'.repeat(90)}${'+1'.repeat(150)}`, 'TOO_LARGE'],
    ['1/0', 'UNDEFINED_RESULT'],
    ['sqrt(-1)', 'UNDEFINED_RESULT'],
    ['ln(0)', 'UNDEFINED_RESULT'],
    ['x + 1', 'UNKNOWN_NAME'],
    ['import("fs")', 'UNKNOWN_NAME'],
    ['constructor', 'UNKNOWN_NAME'],
    ['a.b', 'NOT_ALLOWED'],
    ['f(x) = x', 'NOT_ALLOWED'],
    ['[1, 2, 3]', 'NOT_ALLOWED'],
    ['"text"', 'NOT_ALLOWED'],
    ['2 +', 'SYNTAX_ERROR'],
  ])('refuses %s as %s', (expression, code) =>
    expect(calculated(expression)).toMatchObject({ ok: false, value: { error: { code } }, changes: [] }),
  );
});

/** What each tool returns for one call, and one call that it refuses. */
const examples: Readonly<Record<string, readonly [given: JsonObject, value: object, refused: JsonObject]>> = {
  calculate_exact: [{ expression: '2*x', variables: { x: 4 } }, { result: 8 }, { expression: 'y' }],
  evaluate_table: [
    {
      expression: 'a*b',
      rows: [
        { item: 'A', a: 2, b: 3 },
        { item: 'B', a: 1, b: 4 },
      ],
    },
    {
      values: [
        { item: 'A', value: 6 },
        { item: 'B', value: 4 },
      ],
      sum: 10,
      mean: 5,
      min: 4,
      max: 6,
    },
    { expression: 'a*c', rows: [{ a: 1 }] },
  ],
  solve_equation: [
    { equation: 'x^2 - x = 1', variable: 'x' },
    { solutions: [-0.61803398875, 1.61803398875], exact: ['1/2 - sqrt(5)/2', '1/2 + sqrt(5)/2'] },
    { equation: 'x^2 = -1', variable: 'x' },
  ],
  solve_inequality: [
    { inequality: 'x^2 - 7*x + 10 < 0', variable: 'x' },
    { intervals: ['(2, 5)'] },
    { inequality: 'x + 1', variable: 'x' },
  ],
  solve_system: [
    { equations: ['2*x + y = 5', 'x - y = 1'], variables: ['x', 'y'] },
    { solution: { x: 2, y: 1 } },
    { equations: ['x + y = 1', '2*x + 2*y = 3'], variables: ['x', 'y'] },
  ],
  expand_expression: [
    { expression: '(x + y)^2', variables: ['x', 'y'] },
    { expanded: 'x^2 + 2*x*y + y^2', terms: 3 },
    { expression: 'sqrt(x)', variables: ['x'] },
  ],
  differentiate_expression: [
    { expression: 'x^3 - 2*x', variable: 'x', at: 2 },
    { derivative: '3*x^2 - 2', value: 10 },
    { expression: 'y^2', variable: 'x' },
  ],
  integrate_expression: [
    { expression: 'x^2', variable: 'x', from: 0, to: 1 },
    { integral: 0.333333333333, exact: '1/3' },
    { expression: '1/x', variable: 'x', from: 0, to: 1 },
  ],
  find_extremum: [
    { expression: 'x*(40 - 2*x)', variable: 'x', from: 0, to: 20, goal: 'maximize' },
    { at: 10, value: 200 },
    { expression: 'x', variable: 'x', from: 5, to: 1, goal: 'maximize' },
  ],
  matrix_operation: [
    {
      operation: 'inverse',
      a: [
        [2, 0],
        [0, 4],
      ],
    },
    {
      result: [
        [0.5, 0],
        [0, 0.25],
      ],
    },
    {
      operation: 'inverse',
      a: [
        [1, 2],
        [2, 4],
      ],
    },
  ],
  describe_data: [
    { values: [2, 4, 4, 6] },
    { mean: 4, median: 4, modes: [4], sample_variance: 2.66666666667, population_variance: 2 },
    { values: [1] },
  ],
  linear_regression: [
    { x: [1, 2, 3], y: [2, 4, 6], predict: 5 },
    { slope: 2, intercept: 0, correlation: 1, predicted: 10 },
    { x: [1, 1], y: [2, 3] },
  ],
  count_ways: [{ kind: 'arrangements', groups: [2, 1] }, { count: 3 }, { kind: 'combinations', n: 5 }],
  distribution_probability: [
    { distribution: 'binomial', n: 3, p: 0.5, at_least: 3 },
    { probability: 0.125 },
    { distribution: 'binomial', n: 500, p: 0.5 },
  ],
  factor_integer: [
    { number: 360 },
    {
      factors: [
        { prime: 2, exponent: 3 },
        { prime: 3, exponent: 2 },
        { prime: 5, exponent: 1 },
      ],
      divisors: 24,
    },
    { number: 1 },
  ],
  gcd_lcm: [{ numbers: [12, 18] }, { gcd: 6, lcm: 36 }, { numbers: [5] }],
  modular_arithmetic: [
    { operation: 'power', value: 7, exponent: 12345, modulus: 1000 },
    { result: 807 },
    { operation: 'inverse', value: 6, modulus: 9 },
  ],
  convert_base: [{ number: 'FF', from: 16, to: 2 }, { result: '11111111' }, { number: '9', from: 8, to: 10 }],
  compound_growth: [
    { principal: 1000, rate: 5, years: 2 },
    { amount: 1102.5, interest: 102.5 },
    { principal: 1000, rate: 5, years: 1.5, deposit: 10 },
  ],
  loan_payment: [
    { principal: 1200, rate: 0, months: 12 },
    { payment: 100, total: 1200, interest: 0 },
    { principal: 1200, rate: 5, months: 0 },
  ],
  present_value: [
    { rate: 10, cash_flows: [-100, 110] },
    { present_value: 0 },
    { rate: 10, cash_flows: [-100] },
  ],
  convert_unit: [
    { value: 5, from: 'mile', to: 'km', decimals: 2 },
    { result: 8.05, unit: 'km' },
    { value: 5, from: 'mile', to: 'kg' },
  ],
  days_between: [
    { from: '2025-02-27', to: '2025-03-04' },
    { days: 5, weekdays: 3 },
    { from: '2025-02-30', to: '2025-03-04' },
  ],
  add_days: [
    { date: '2025-02-27', days: 3, weekdays_only: true },
    { date: '2025-03-04', weekday: 'Tuesday' },
    { date: 'tomorrow', days: 3 },
  ],
  simulate_steps: [
    { start: 100, next: 'x*2', steps: 50, until_above: 1000 },
    { value: 1600, steps: 4, reached: true },
    { start: 2, next: 'x^x', steps: 50 },
  ],
  optimize_linear: [
    {
      objective: '3*x + 2*y',
      goal: 'maximize',
      constraints: ['x + y <= 4', 'x <= 2'],
      variables: ['x', 'y'],
    },
    { values: { x: 2, y: 2 }, objective: 10 },
    { objective: 'x*y', goal: 'maximize', constraints: ['x + y <= 4'], variables: ['x', 'y'] },
  ],
};

describe('the tools', () => {
  it.each(mathTools.map((tool) => [tool.name, tool] as const))('%s', (name) => {
    const [given, value, refused] = examples[name] ?? [{}, {}, {}];
    expect(callMathTool(name, given)).toMatchObject({ ok: true, value });
    expect(callMathTool(name, refused)).toMatchObject({
      ok: false,
      value: { error: { message: expect.any(String) } },
    });
  });

  it('refuse arguments that do not fit their schema', () =>
    expect(callMathTool('gcd_lcm', { numbers: [1, 'two'] })).toMatchObject({
      ok: false,
      value: { error: { code: 'INVALID_ARGUMENTS' } },
    }));
});

describe('a Python session', () => {
  const open = () => openMathSession(new AbortController().signal);
  const python = (session: ReturnType<typeof open>, code: string) => session.call('run_python', { code });

  it('returns what code prints, and remembers what it defines until it is rewound', async () => {
    await using session = open();
    expect(await python(session, 'x = 6 * 7\nprint("x:", x)')).toMatchObject({ ok: true, value: 'x: 42' });
    expect(await python(session, 'x + 1')).toMatchObject({ ok: true, value: '43' });
    await session.rewind();
    expect(await python(session, 'x + 1')).toMatchObject({
      ok: false,
      value: { error: { code: 'EXCEPTION' } },
    });
  });

  it('goes on from a call whose result was known', async () => {
    await using session = open();
    expect(await python(session, 'x = 6 * 7\nprint("x:", x)')).toMatchObject({ value: 'x: 42' });
    expect(await python(session, 'print(x * 2)')).toMatchObject({ ok: true, value: '84' });
  });

  it('answers code that fails with its error, and refuses what is no code', async () => {
    await using session = open();
    const failed = await python(session, '1 / 0');
    expect(JSON.stringify(failed)).toContain('ZeroDivisionError');
    expect(failed).toMatchObject({ ok: false, changes: [] });
    expect(await session.call('run_python', {})).toMatchObject({
      ok: false,
      value: { error: { code: 'INVALID_ARGUMENTS' } },
    });
  });
});
