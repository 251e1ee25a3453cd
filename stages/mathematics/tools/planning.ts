// Simulation and planning: a quantity followed step by step, and the best plan under linear limits.
import type { Json } from '../../../schemas/json.ts';
import { asNumber, type Fraction, fraction } from '../engine.ts';
import { evaluate } from '../evaluate.ts';
import { parseExpression } from '../expression.ts';
import { limits, MathError } from '../math-error.ts';
import { asJson } from '../notation.ts';
import { polynomialOf } from '../polynomial.ts';
import { roundedTo } from '../rounding.ts';
import { eliminated } from './equations.ts';
import {
  choice,
  count,
  decimals,
  expression,
  list,
  type MathTool,
  number,
  numberIn,
  object,
  textIn,
  textsFrom,
  variable,
} from './tool.ts';

export const simulateSteps: MathTool = {
  name: 'simulate_steps',
  description:
    'Follows a quantity x step by step, such as a balance from month to month: each step replaces x by the value of an ' +
    'expression in x and n, the number of the step. Stops after the given number of steps, or, with until_above or ' +
    'until_below, as soon as x is beyond that bound. Returns the last value, the number of steps, and ' +
    'the first ten values.',
  inputSchema: object(
    {
      start: number('The value of x before the first step.'),
      next: expression('The next value, such as "x*1.004 - 350".'),
      steps: count('How many steps, or the most if there is a bound.', limits.steps, 1),
      until_above: number('Stop when x is greater than this.'),
      until_below: number('Stop when x is less than this.'),
      decimals,
    },
    ['start', 'next', 'steps'],
  ),
  run({ start, next, steps, until_above: high, until_below: low, decimals: places }) {
    const node = parseExpression(textIn(next), ['x', 'n']);
    const isOver = (x: number): boolean =>
      (typeof high === 'number' && x > high) || (typeof low === 'number' && x < low);
    let x = numberIn(start);
    let made = 0;
    const first: number[] = [];
    while (made < numberIn(steps) && !isOver(x)) {
      made += 1;
      // Doubles: exact fractions would grow with each step.
      x = asNumber(evaluate(node, { x, n: made }));
      if (first.length < 10) first.push(Number(x.toPrecision(12)));
    }
    const isBounded = typeof high === 'number' || typeof low === 'number';
    const shown = (value: number): Json =>
      asJson(typeof places === 'number' ? roundedTo(value, places) : value);
    return {
      value: shown(x),
      steps: made,
      ...(isBounded ? { reached: isOver(x) } : {}),
      first_values: first.map(shown),
    };
  },
};

/** A constraint as a*x <= b, or with equality. */
interface Row {
  readonly factors: readonly Fraction[];
  readonly bound: Fraction;
}

export const optimizeLinear: MathTool = {
  name: 'optimize_linear',
  description:
    'Finds the values of two or three variables, none of them negative, that make a linear expression greatest or least ' +
    'under linear constraints with <= or >=. Set whole to true if only whole numbers make sense.',
  inputSchema: object(
    {
      objective: expression('What to maximize or minimize, such as "30*x + 45*y".'),
      goal: choice(['maximize', 'minimize'], 'Which of the two.'),
      constraints: list(expression('Such as "2*x + y <= 100".'), 'The constraints.'),
      variables: { ...list(variable('A name in the expressions.'), 'The variables.', 2), maxItems: 3 },
      whole: { type: 'boolean', description: 'Whether the values must be whole numbers.' },
      decimals,
    },
    ['objective', 'goal', 'constraints', 'variables'],
  ),
  run({ objective, goal, constraints, variables, whole, decimals: places }) {
    const names = textsFrom(variables);
    const rows = [
      ...textsFrom(constraints).map((text) => constraintRow(text, names)),
      ...names.map((_, at) => ({
        factors: names.map((__, other) => fraction(other === at ? -1 : 0)),
        bound: fraction(0),
      })),
    ];
    const worth = linear(textIn(objective), names);
    const sign = goal === 'maximize' ? 1 : -1;
    const corners = cornersOf(rows, names.length);
    const points = whole === true ? wholePoints(corners, rows, names.length) : corners;
    const valueAt = (point: readonly Fraction[]): Fraction => dot(worth.factors, point).add(worth.bound);
    const ranked = points
      .map((point) => ({ point, value: valueAt(point) }))
      .sort((a, b) => sign * b.value.compare(a.value));
    const [best] = ranked;
    if (!best) throw new MathError('NO_SOLUTION', 'No values meet all constraints, or they have no bounds.');
    const shown = (value: Fraction): Json =>
      asJson(typeof places === 'number' ? roundedTo(value, places) : value);
    return {
      values: Object.fromEntries(names.map((name, at) => [name, shown(best.point[at] ?? fraction(0))])),
      objective: shown(best.value),
    };
  },
};

const dot = (one: readonly Fraction[], other: readonly Fraction[]): Fraction =>
  one.reduce((sum, each, at) => sum.add(each.mul(other[at] ?? fraction(0))), fraction(0));

/** The factors of the variables, and the constant as the bound. */
function linear(text: string, names: readonly string[]): Row {
  const polynomial = polynomialOf(parseExpression(text, names), names);
  const keys = names.map((_, at) => names.map((__, other) => Number(other === at)).join());
  const none = names.map(() => 0).join();
  if (!polynomial || [...polynomial.keys()].some((key) => key !== none && !keys.includes(key)))
    throw new MathError('NOT_ALLOWED', `"${text}" is not linear in ${names.join(' and ')}.`);
  const of = (key: string): Fraction => polynomial.get(key) ?? fraction(0);
  return { factors: keys.map(of), bound: of(none) };
}

function constraintRow(text: string, names: readonly string[]): Row {
  const plain = text.replaceAll('≤', '<=').replaceAll('≥', '>=');
  const [, left = '', sign = '', right = ''] = /^([^<>=]+)(<=|>=)([^<>=]+)$/.exec(plain) ?? [];
  if (sign === '') throw new MathError('SYNTAX_ERROR', `"${text}" is no constraint with <= or >=.`);
  const { factors, bound } = linear(`(${left}) - (${right})`, names);
  const isMost = sign === '<=';
  return {
    factors: factors.map((each) => (isMost ? each : each.neg())),
    bound: isMost ? bound.neg() : bound,
  };
}

const meetsAll = (point: readonly Fraction[], rows: readonly Row[]): boolean =>
  rows.every(({ factors, bound }) => dot(factors, point).compare(bound) <= 0);

/** Where as many constraints as there are variables hold with equality and all others hold. */
function cornersOf(rows: readonly Row[], size: number): Fraction[][] {
  const corners: Fraction[][] = [];
  const choose = (from: number, chosen: readonly Row[]): void => {
    if (chosen.length === size) {
      const point = pointOf(chosen, size);
      if (point && meetsAll(point, rows)) corners.push(point);
      return;
    }
    for (let at = from; at < rows.length; at += 1) choose(at + 1, [...chosen, rows[at] as Row]); // at is an index of it
  };
  if (rows.length > 16) throw new MathError('TOO_LARGE', 'At most 13 constraints.');
  choose(0, []);
  return corners;
}

function pointOf(rows: readonly Row[], size: number): Fraction[] | undefined {
  try {
    return eliminated(
      rows.map(({ factors, bound }) => [...factors, bound]),
      size,
    );
  } catch (error) {
    if (error instanceof MathError) return undefined; // parallel lines meet nowhere
    throw error;
  }
}

const mostWholePoints = 40_000;

/** All points with whole coordinates inside the box around the corners. */
function wholePoints(corners: readonly Fraction[][], rows: readonly Row[], size: number): Fraction[][] {
  const highest = Array.from({ length: size }, (_, at) =>
    Math.floor(Math.max(0, ...corners.map((corner) => corner[at]?.valueOf() ?? 0))),
  );
  if (highest.reduce((all, each) => all * (each + 1), 1) > mostWholePoints)
    throw new MathError(
      'TOO_LARGE',
      'There are too many whole solutions to try. Leave out whole and round down.',
    );
  let points: Fraction[][] = [[]];
  for (const most of highest)
    points = points.flatMap((point) =>
      Array.from({ length: most + 1 }, (_, value) => [...point, fraction(value)]),
    );
  return points.filter((point) => meetsAll(point, rows));
}
