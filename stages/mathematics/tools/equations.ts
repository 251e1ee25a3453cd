// Equations, inequalities, and systems of linear equations.
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { type Fraction, fraction } from '../engine.ts';
import { parseExpression } from '../expression.ts';
import { MathError } from '../math-error.ts';
import { asJson, fractionText } from '../notation.ts';
import { coefficientsOf } from '../polynomial.ts';
import {
  type Bounds,
  differenceOf,
  polynomialRoots,
  type Root,
  rootsOf,
  sidesOf,
  valueAt,
} from '../roots.ts';
import { expression, list, type MathTool, number, object, textIn, textsFrom, variable } from './tool.ts';

export const shownRoot = ({ number: near, value }: Root): Json =>
  value ? asJson(value) : Number(near.toPrecision(12));

/** Exact forms, where one of them says more than its decimal number. */
function exactForms(roots: readonly Root[]): JsonObject {
  const isTold = roots.some(({ exact, value }) => exact && (!value || fractionText(value) !== undefined));
  return isTold ? { exact: roots.map(({ exact, number: near }) => exact ?? String(near)) } : {};
}

export const solveEquation: MathTool = {
  name: 'solve_equation',
  description:
    'Solves an equation in one variable and returns its real solutions in ascending order, with exact forms such as ' +
    '"1/2 + sqrt(5)/2" where there are any. Polynomials are solved by formula; for other equations, give the range to ' +
    'search with from and to.',
  inputSchema: object(
    {
      equation: expression('An equation with one =, such as "x^2 - 3*x = 10".'),
      variable: variable('The unknown.'),
      from: number('The least value to look for.'),
      to: number('The greatest value to look for.'),
    },
    ['equation', 'variable'],
  ),
  run({ equation, variable: name, from, to }) {
    const bounds: Bounds | undefined =
      typeof from === 'number' && typeof to === 'number' ? { from, to } : undefined;
    const roots = rootsOf(sidesOf(textIn(equation), [textIn(name)]), textIn(name), bounds);
    if (roots.length === 0) throw new MathError('NO_SOLUTION', 'The equation has no real solution there.');
    return { variable: textIn(name), solutions: roots.map(shownRoot), ...exactForms(roots) };
  },
};

export const solveInequality: MathTool = {
  name: 'solve_inequality',
  description:
    'Solves a polynomial inequality in one variable with <, <=, >, or >= and returns the solution as intervals, such as ' +
    '["[2, 5)"]; "inf" and "-inf" stand for no bound.',
  inputSchema: object(
    {
      inequality: expression('Such as "x^2 - 7*x + 10 <= 0".'),
      variable: variable('The unknown.'),
    },
    ['inequality', 'variable'],
  ),
  run({ inequality, variable: name }) {
    const text = textIn(inequality).replaceAll('≤', '<=').replaceAll('≥', '>=');
    const [, left = '', sign = '', right = ''] = /^([^<>=]+)(<=|>=|<|>)([^<>=]+)$/.exec(text) ?? [];
    const names = [textIn(name)];
    if (sign === '')
      throw new MathError('SYNTAX_ERROR', `"${text}" is no inequality: it needs one of <, <=, >, >=.`);
    const sides = { left: parseExpression(left, names), right: parseExpression(right, names) };
    const polynomial = differenceOf(sides, names);
    if (!polynomial)
      throw new MathError('NOT_ALLOWED', 'Only inequalities between polynomials can be solved.');
    return { variable: textIn(name), intervals: intervalsWhere(coefficientsOf(polynomial), sign) };
  },
};

/** Where a polynomial is below (above) zero: between its roots, the sign of one point is that of all. */
function intervalsWhere(coefficients: readonly Fraction[], sign: string): string[] {
  const roots = coefficients.length === 1 ? [] : (polynomialRoots(coefficients) ?? []);
  if (roots.some(({ value }) => !value) || (roots.length === 0 && coefficients.length > 3))
    throw new MathError('NOT_ALLOWED', 'The bounds of this inequality are no rational numbers.');
  const bounds = roots.flatMap(({ value }) => value ?? []).sort((a, b) => a.compare(b));
  const holds = (point: Fraction): boolean => {
    const value = valueAt(coefficients, point);
    if (value.n === 0n) return sign.endsWith('=');
    return sign.startsWith('<') ? value.s < 0n : value.s > 0n;
  };
  const stretches = [...bounds, undefined].flatMap((bound, at): Stretch[] => {
    const low = bounds[at - 1];
    const inner = { low, high: bound, isPoint: false, isIn: holds(between(low, bound)) };
    return bound ? [inner, { low: bound, high: bound, isPoint: true, isIn: holds(bound) }] : [inner];
  });
  return joined(stretches);
}

function between(low: Fraction | undefined, high: Fraction | undefined): Fraction {
  if (low && high) return low.add(high).div(2);
  return low?.add(1) ?? high?.sub(1) ?? fraction(0);
}

/** A bound by itself, or what lies between two of them without these. */
interface Stretch {
  readonly low: Fraction | undefined;
  readonly high: Fraction | undefined;
  readonly isPoint: boolean;
  readonly isIn: boolean;
}

/** Neighboring stretches in which the inequality holds are one interval. */
function joined(stretches: readonly Stretch[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < stretches.length; at += 1) {
    const first = stretches[at];
    if (!first?.isIn) continue;
    while (stretches[at + 1]?.isIn) at += 1;
    const last = stretches[at] ?? first;
    const low = `${first.isPoint ? '[' : '('}${first.low?.toFraction() ?? '-inf'}`;
    found.push(`${low}, ${last.high?.toFraction() ?? 'inf'}${last.isPoint ? ']' : ')'}`);
  }
  return found;
}

export const solveSystem: MathTool = {
  name: 'solve_system',
  description:
    'Solves a system of linear equations exactly and returns the value of each variable. There must be as many ' +
    'equations as variables.',
  inputSchema: object(
    {
      equations: list(expression('Such as "2*x + 3*y = 12".'), 'The equations.', 2),
      variables: { ...list(variable('A name in the equations.'), 'The unknowns.', 2), maxItems: 6 },
    },
    ['equations', 'variables'],
  ),
  run({ equations, variables }) {
    const names = textsFrom(variables);
    const rows = textsFrom(equations).map((equation) => linearRow(equation, names));
    const values = eliminated(rows, names.length);
    return {
      solution: Object.fromEntries(names.map((name, at) => [name, asJson(values[at] ?? fraction(0))])),
    };
  },
};

/** Coefficients of the variables and, last, the right side. */
function linearRow(equation: string, names: readonly string[]): Fraction[] {
  const polynomial = differenceOf(sidesOf(equation, names), names);
  const keys = names.map((_, at) => names.map((__, other) => Number(other === at)).join());
  const none = names.map(() => 0).join();
  if (!polynomial || [...polynomial.keys()].some((key) => key !== none && !keys.includes(key)))
    throw new MathError('NOT_ALLOWED', `"${equation}" is not linear in ${names.join(' and ')}.`);
  const of = (key: string): Fraction => polynomial.get(key) ?? fraction(0);
  return [...keys.map(of), of(none).neg()];
}

/** Gauss-Jordan elimination with exact numbers, which needs no pivoting for accuracy. */
export function eliminated(rows: readonly (readonly Fraction[])[], size: number): Fraction[] {
  const matrix = rows.map((row) => [...row]);
  if (matrix.length !== size)
    throw new MathError('INVALID_VALUE', `${size} variables need ${size} equations, not ${matrix.length}.`);
  for (let column = 0; column < size; column += 1) {
    const pivot = matrix.findIndex((row, at) => at >= column && row[column]?.n !== 0n);
    const row = matrix[pivot];
    if (!row)
      throw new MathError(
        'NO_SOLUTION',
        'The equations contradict or repeat each other: there is no single solution.',
      );
    [matrix[column], matrix[pivot]] = [row, matrix[column] ?? row];
    const factor = row[column] ?? fraction(1);
    matrix[column] = row.map((each) => each.div(factor));
    for (const [at, other] of matrix.entries())
      if (at !== column) matrix[at] = minus(other, matrix[column] ?? [], other[column] ?? fraction(0));
  }
  return matrix.map((row) => row[size] ?? fraction(0));
}

const minus = (row: readonly Fraction[], other: readonly Fraction[], factor: Fraction): Fraction[] =>
  row.map((each, at) => each.sub((other[at] ?? fraction(0)).mul(factor)));
