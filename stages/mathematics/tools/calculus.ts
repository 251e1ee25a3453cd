// Algebra and calculus on expressions: expanding, differentiating, integrating, and the extremes of a function.
import type { MathNode } from 'mathjs';
import type { JsonObject } from '../../../schemas/json.ts';
import { asNumber, engine, type Fraction, fraction, type Value } from '../engine.ts';
import { evaluate } from '../evaluate.ts';
import { parseExpression } from '../expression.ts';
import { MathError } from '../math-error.ts';
import { coefficientsOf, polynomialOf, polynomialText } from '../polynomial.ts';
import { valueAt } from '../roots.ts';
import { shownResult } from './calculate.ts';
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

export const expandExpression: MathTool = {
  name: 'expand_expression',
  description:
    'Multiplies out a polynomial expression, collects its terms, and returns them with the highest ' +
    'powers first.',
  inputSchema: object(
    {
      expression: expression('Such as "(x + 3)*(x - 2)".'),
      variables: { ...list(variable('A name in the expression.'), 'The variables, in order.'), maxItems: 3 },
    },
    ['expression', 'variables'],
  ),
  run({ expression: text, variables }) {
    const names = textsFrom(variables);
    const polynomial = polynomialOf(parseExpression(textIn(text), names), names);
    if (!polynomial) throw new MathError('NOT_ALLOWED', 'Only polynomials can be expanded.');
    return { expanded: polynomialText(polynomial, names), terms: polynomial.size };
  },
};

export const differentiate: MathTool = {
  name: 'differentiate_expression',
  description:
    'Differentiates an expression and returns the derivative, and its value at a point if one is given.',
  inputSchema: object(
    {
      expression: expression('Such as "x^3 - 2*x".'),
      variable: variable('The variable to differentiate by.'),
      order: count('1 for the first derivative, which is the default, 2 for the second.', 4, 1),
      at: number('The point at which to evaluate the derivative.'),
      decimals,
    },
    ['expression', 'variable'],
  ),
  run({ expression: text, variable: name, order, at, decimals: places }) {
    const names = [textIn(name)];
    const node = derivativeOf(parseExpression(textIn(text), names), textIn(name), numberIn(order, 1));
    const polynomial = polynomialOf(node, names);
    const derivative = polynomial ? polynomialText(polynomial, names) : node.toString();
    if (typeof at !== 'number') return { derivative };
    const value = evaluate(parseExpression(derivative, names), { [textIn(name)]: fraction(at) });
    return { derivative, at, ...shownResult(value, places, 'value') };
  },
};

function derivativeOf(node: MathNode, variableName: string, order: number): MathNode {
  let derived = node;
  for (let count = 0; count < order; count += 1) derived = engine().derivative(derived, variableName);
  return derived;
}

export const integrate: MathTool = {
  name: 'integrate_expression',
  description:
    'Computes the definite integral of an expression between two bounds: exactly for polynomials, else numerically ' +
    'to about ten digits.',
  inputSchema: object(
    {
      expression: expression('Such as "3*t^2 + 1".'),
      variable: variable('The variable to integrate over.'),
      from: number('The lower bound.'),
      to: number('The upper bound.'),
      decimals,
    },
    ['expression', 'variable', 'from', 'to'],
  ),
  run({ expression: text, variable: name, from, to, decimals: places }) {
    const names = [textIn(name)];
    const node = parseExpression(textIn(text), names);
    const polynomial = polynomialOf(node, names);
    const [low, high] = [numberIn(from), numberIn(to)];
    const value = polynomial
      ? exactIntegral(coefficientsOf(polynomial), fraction(low), fraction(high))
      : simpson((at) => asNumber(evaluate(node, { [textIn(name)]: at })), low, high);
    return shownResult(value, places, 'integral');
  },
};

function exactIntegral(coefficients: readonly Fraction[], low: Fraction, high: Fraction): Fraction {
  const primitive = [fraction(0), ...coefficients.map((each, power) => each.div(power + 1))];
  return valueAt(primitive, high).sub(valueAt(primitive, low));
}

const strips = 2_000;

/** Simpson's rule on a fixed grid, so that the result is the same everywhere. */
function simpson(at: (place: number) => number, low: number, high: number): number {
  const step = (high - low) / strips;
  let sum = at(low) + at(high);
  for (let index = 1; index < strips; index += 1) sum += at(low + index * step) * (index % 2 === 0 ? 2 : 4);
  return (sum * step) / 3;
}

export const findExtremum: MathTool = {
  name: 'find_extremum',
  description:
    'Finds where a function of one variable is greatest or least between two bounds, and its value there.',
  inputSchema: object(
    {
      expression: expression('The function, such as "x*(40 - 2*x)".'),
      variable: variable('Its variable.'),
      from: number('The lower bound.'),
      to: number('The upper bound.'),
      goal: choice(['maximize', 'minimize'], 'What to look for.'),
      decimals,
    },
    ['expression', 'variable', 'from', 'to', 'goal'],
  ),
  run({ expression: text, variable: name, from, to, goal, decimals: places }) {
    const node = parseExpression(textIn(text), [textIn(name)]);
    const sign = goal === 'maximize' ? 1 : -1;
    const [low, high] = [numberIn(from), numberIn(to)];
    if (!(low < high)) throw new MathError('INVALID_VALUE', `from (${low}) must be less than to (${high}).`);
    const at = bestBetween((place) => sign * asNumber(evaluate(node, { [textIn(name)]: place })), low, high);
    const shown = Number(at.toPrecision(8));
    const value: Value = evaluate(node, { [textIn(name)]: fraction(shown) });
    return { ...rounded('at', shown, places), ...rounded('value', value, places) };
  },
};

const rounded = (name: string, value: Value, places: unknown): JsonObject => {
  const { unrounded: _, ...rest } = shownResult(value, places, name);
  return name === 'value' || !('exact' in rest) ? rest : { [name]: rest[name] ?? null };
};

const grid = 400;
const golden = (Math.sqrt(5) - 1) / 2;

/** The best point of a grid, refined by golden sections around it. */
function bestBetween(worth: (at: number) => number, low: number, high: number): number {
  const step = (high - low) / grid;
  let best = 0;
  for (let index = 1; index <= grid; index += 1)
    if (worth(low + index * step) > worth(low + best * step)) best = index;
  let [from, to] = [Math.max(low, low + (best - 1) * step), Math.min(high, low + (best + 1) * step)];
  for (let round = 0; round < 60; round += 1) {
    const [left, right] = [to - golden * (to - from), from + golden * (to - from)];
    if (worth(left) > worth(right)) to = right;
    else from = left;
  }
  const middle = (from + to) / 2;
  return [low, high].find((end) => worth(end) >= worth(middle)) ?? middle;
}
