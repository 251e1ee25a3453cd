// Polynomials with exact coefficients in one variable or several, taken from expressions.
import type { MathNode } from 'mathjs';
import { type Fraction, fraction, isExact } from './engine.ts';
import { evaluate } from './evaluate.ts';
import { argumentsOf, nameOf, opOf } from './expression.ts';
import { MathError } from './math-error.ts';
import { isInteger } from './powers.ts';

/** Exponents in the order of the variables, such as "2,0" for x^2 of x and y. */
export type Polynomial = ReadonlyMap<string, Fraction>;

const mostDegree = 12;
const mostTerms = 100;

const constant = (value: Fraction, variables: readonly string[]): Polynomial =>
  new Map(value.n === 0n ? [] : [[variables.map(() => 0).join(), value]]);

/** Undefined for an expression that is no polynomial, such as a root of x. */
export function polynomialOf(node: MathNode, variables: readonly string[]): Polynomial | undefined {
  const type: string = node.type;
  if (type === 'ParenthesisNode')
    return polynomialOf((node as unknown as { content: MathNode }).content, variables);
  if (type === 'SymbolNode' && variables.includes(nameOf(node)))
    return new Map([[variables.map((name) => Number(name === nameOf(node))).join(), fraction(1)]]);
  if (!hasVariable(node, variables)) {
    const value = evaluate(node, {});
    return isExact(value) ? constant(value, variables) : undefined;
  }
  return type === 'OperatorNode' ? ofOperator(node, variables) : undefined;
}

function hasVariable(node: MathNode, variables: readonly string[]): boolean {
  let found = false;
  node.traverse((each) => {
    found ||= (each.type as string) === 'SymbolNode' && variables.includes(nameOf(each));
  });
  return found;
}

function ofOperator(node: MathNode, variables: readonly string[]): Polynomial | undefined {
  const [left, right] = argumentsOf(node).map((each) => polynomialOf(each, variables));
  const op = opOf(node);
  if (!left) return undefined;
  if (argumentsOf(node).length === 1) return op === '-' ? scaled(left, fraction(-1)) : left;
  if (!right) return undefined;
  if (op === '+') return sum(left, right);
  if (op === '-') return sum(left, scaled(right, fraction(-1)));
  if (op === '*') return product(left, right);
  const value = constantValue(right);
  if (value === undefined) return undefined;
  if (op === '/') return value.n === 0n ? undefined : scaled(left, value.inverse());
  return op === '^' ? powerOf(left, value, variables) : undefined;
}

/** The value of a polynomial without variables. */
export function constantValue(polynomial: Polynomial): Fraction | undefined {
  if (polynomial.size === 0) return fraction(0);
  const [[key, value] = ['1', fraction(0)]] = polynomial;
  return polynomial.size === 1 && !/[1-9]/.test(key) ? value : undefined;
}

function powerOf(base: Polynomial, exponent: Fraction, variables: readonly string[]): Polynomial | undefined {
  if (!isInteger(exponent) || exponent.s < 0n || exponent.n > BigInt(mostDegree)) return undefined;
  let all = constant(fraction(1), variables);
  for (let count = 0n; count < exponent.n; count += 1n) all = product(all, base);
  return all;
}

function sum(one: Polynomial, other: Polynomial): Polynomial {
  const terms = new Map(one);
  for (const [key, value] of other) terms.set(key, (terms.get(key) ?? fraction(0)).add(value));
  return new Map([...terms].filter(([, value]) => value.n !== 0n));
}

const scaled = (one: Polynomial, by: Fraction): Polynomial =>
  new Map([...one].map(([key, value]) => [key, value.mul(by)]));

function product(one: Polynomial, other: Polynomial): Polynomial {
  let all: Polynomial = new Map();
  for (const [key, value] of one) {
    const exponents = key.split(',').map(Number);
    const shifted = [...other].map(([with_, factor]): [string, Fraction] => [
      with_
        .split(',')
        .map((each, at) => Number(each) + (exponents[at] ?? 0))
        .join(),
      value.mul(factor),
    ]);
    all = sum(all, new Map(shifted));
  }
  if (all.size > mostTerms || [...all.keys()].some((key) => degreeOf(key) > mostDegree))
    throw new MathError(
      'TOO_LARGE',
      `Polynomials have at most ${mostTerms} terms and the degree ${mostDegree}.`,
    );
  return all;
}

const degreeOf = (key: string): number => key.split(',').reduce((all, each) => all + Number(each), 0);

/** Coefficients of 1, x, x^2, … of a polynomial in one variable. */
export function coefficientsOf(polynomial: Polynomial): Fraction[] {
  const degree = Math.max(0, ...[...polynomial.keys()].map(degreeOf));
  return Array.from({ length: degree + 1 }, (_, power) => polynomial.get(String(power)) ?? fraction(0));
}

/** "x^2 - 3*x + 1/2", highest powers first. */
export function polynomialText(polynomial: Polynomial, variables: readonly string[]): string {
  const terms = [...polynomial].sort(
    ([one], [other]) => degreeOf(other) - degreeOf(one) || other.localeCompare(one, 'en', { numeric: true }),
  );
  const written = terms.map(([key, value], at) => {
    const powers = key.split(',').flatMap((each, index) => {
      const name = variables[index] ?? '';
      return each === '0' ? [] : [each === '1' ? name : `${name}^${each}`];
    });
    const size = value.abs().toFraction();
    const factors = [...(size === '1' && powers.length > 0 ? [] : [size]), ...powers].join('*');
    const sign = value.s < 0n ? '-' : '+';
    if (at === 0) return sign === '-' ? `-${factors}` : factors;
    return ` ${sign} ${factors}`;
  });
  return written.join('') || '0';
}
