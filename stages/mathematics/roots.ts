// Roots of equations in one variable: exact for polynomials as far as they have rational or quadratic ones, else by
// bisection between two given bounds.
import type { MathNode } from 'mathjs';
import { asNumber, type Fraction, fraction } from './engine.ts';
import { evaluate } from './evaluate.ts';
import { parseExpression } from './expression.ts';
import { MathError } from './math-error.ts';
import { coefficientsOf, type Polynomial, polynomialOf } from './polynomial.ts';
import { exactRoot } from './powers.ts';

export interface Root {
  readonly number: number;
  /** "7/3" or "(3 + sqrt(17))/2"; undefined for a root that was found numerically. */
  readonly exact?: string;
  readonly value?: Fraction;
}

export interface Sides {
  readonly left: MathNode;
  readonly right: MathNode;
}

export function sidesOf(equation: string, variables: readonly string[]): Sides {
  const [left = '', right, ...more] = equation.split('=');
  if (right === undefined || more.length > 0)
    throw new MathError(
      'SYNTAX_ERROR',
      `"${equation}" is no equation: it needs one = between two expressions.`,
    );
  return { left: parseExpression(left, variables), right: parseExpression(right, variables) };
}

/** Left minus right; undefined where that is no polynomial. */
export function differenceOf({ left, right }: Sides, variables: readonly string[]): Polynomial | undefined {
  const [one, other] = [polynomialOf(left, variables), polynomialOf(right, variables)];
  if (!one || !other) return undefined;
  const terms = new Map(one);
  for (const [key, value] of other) terms.set(key, (terms.get(key) ?? fraction(0)).sub(value));
  return new Map([...terms].filter(([, value]) => value.n !== 0n));
}

export interface Bounds {
  readonly from: number;
  readonly to: number;
}

export function rootsOf(sides: Sides, variable: string, bounds?: Bounds): Root[] {
  const polynomial = differenceOf(sides, [variable]);
  const exact = polynomial && polynomialRoots(coefficientsOf(polynomial));
  const found = exact ?? numericRoots(sides, variable, bounds);
  const inside = bounds ? found.filter(({ number }) => number >= bounds.from && number <= bounds.to) : found;
  return inside.sort((a, b) => a.number - b.number);
}

/** Undefined where roots remain that no formula here gives. */
export function polynomialRoots(coefficients: readonly Fraction[]): Root[] | undefined {
  if (coefficients.length === 1)
    throw new MathError(
      'NO_SOLUTION',
      coefficients[0]?.n === 0n ? 'Every value is a solution.' : 'No value is a solution.',
    );
  const roots: Root[] = [];
  let rest = [...coefficients];
  while (rest.length > 3) {
    const root = rationalRoot(rest);
    if (!root) return undefined;
    rest = divided(rest, root);
    roots.push(rational(root));
  }
  roots.push(...lastRoots(rest));
  return roots.filter(({ number }, at) => roots.findIndex((other) => other.number === number) === at);
}

function lastRoots([c = fraction(0), b = fraction(0), a]: readonly Fraction[]): Root[] {
  if (a) return quadraticRoots(a, b, c);
  return b.n === 0n ? [] : [rational(c.div(b).neg())];
}

const rational = (value: Fraction): Root => ({
  number: value.valueOf(),
  exact: value.toFraction(),
  value,
});

function quadraticRoots(a: Fraction, b: Fraction, c: Fraction): Root[] {
  const discriminant = b.mul(b).sub(a.mul(c).mul(4));
  if (discriminant.s < 0n) return [];
  const [middle, under] = [b.neg().div(a.mul(2)), discriminant.div(a.mul(a).mul(4))];
  const root = exactRoot(under, 2);
  if (root) return (root.n === 0n ? [middle] : [middle.sub(root), middle.add(root)]).map(rational);
  return [-1, 1].map((sign) => ({
    number: middle.valueOf() + sign * Math.sqrt(under.valueOf()),
    exact:
      `${middle.n === 0n ? '' : `${middle.toFraction()} `}${sign < 0 ? '-' : middle.n === 0n ? '' : '+'} ${surd(under)}`
        .replace(/^- /, '-')
        .trim(),
  }));
}

/** The root of a fraction as a multiple of the root of a small integer: sqrt(8) is 2*sqrt(2). */
function surd(value: Fraction): string {
  let inner = value.n * value.d;
  let outer = 1n;
  for (let factor = 2n; factor <= 1000n && factor * factor <= inner; factor += 1n)
    while (inner % (factor * factor) === 0n) {
      inner /= factor * factor;
      outer *= factor;
    }
  const factor = fraction(`${outer}/${value.d}`);
  const root = `sqrt(${inner})`;
  if (factor.n === 1n) return factor.d === 1n ? root : `${root}/${factor.d}`;
  return factor.d === 1n ? `${factor.n}*${root}` : `${factor.n}*${root}/${factor.d}`;
}

/** More divisors than these are not tried. */
const mostTried = 400;

function rationalRoot(coefficients: readonly Fraction[]): Fraction | undefined {
  const scale = coefficients.reduce((all, { d }) => all * d, 1n);
  const wholes = coefficients.map((each) => each.mul(scale).n);
  const [first = 0n] = wholes;
  if (first === 0n) return fraction(0);
  for (const over of divisorsOf(first))
    for (const under of divisorsOf(wholes.at(-1) ?? 1n))
      for (const sign of ['', '-']) {
        const candidate = fraction(`${sign}${over}/${under}`);
        if (valueAt(coefficients, candidate).n === 0n) return candidate;
      }
  return undefined;
}

function divisorsOf(value: bigint): bigint[] {
  const found: bigint[] = [];
  for (let each = 1n; each * each <= value && each < 5000n && found.length < mostTried; each += 1n)
    if (value % each === 0n) found.push(each, value / each);
  return found;
}

export const valueAt = (coefficients: readonly Fraction[], at: Fraction): Fraction =>
  coefficients.reduceRight((all, each) => all.mul(at).add(each), fraction(0));

/** By Horner's scheme, without the remainder, which is zero at a root. */
function divided(coefficients: readonly Fraction[], root: Fraction): Fraction[] {
  const quotient: Fraction[] = [];
  let carry = fraction(0);
  for (const each of coefficients.toReversed()) {
    carry = carry.mul(root).add(each);
    quotient.unshift(carry);
  }
  return quotient.slice(1);
}

const intervals = 2_000;

function numericRoots({ left, right }: Sides, variable: string, bounds: Bounds | undefined): Root[] {
  if (!bounds)
    throw new MathError(
      'INVALID_VALUE',
      'This equation has no solution by formula. Give from and to, and it is solved numerically between them.',
    );
  const difference = (at: number): number => {
    const given = { [variable]: at };
    try {
      return asNumber(evaluate(left, given)) - asNumber(evaluate(right, given));
    } catch {
      return Number.NaN; // a point at which one side is not defined
    }
  };
  return signChanges(difference, bounds).map((number) => ({ number }));
}

function signChanges(difference: (at: number) => number, { from, to }: Bounds): number[] {
  if (!(from < to)) throw new MathError('INVALID_VALUE', `from (${from}) must be less than to (${to}).`);
  const roots: number[] = [];
  const step = (to - from) / intervals;
  let before = difference(from);
  if (before === 0) roots.push(from);
  for (let at = 1; at <= intervals; at += 1) {
    const [start, end] = [from + (at - 1) * step, from + at * step];
    const after = difference(end);
    if (after === 0) roots.push(end);
    else if (before !== 0 && before < 0 !== after < 0 && !Number.isNaN(before) && !Number.isNaN(after)) {
      const root = bisect(difference, start, end);
      // A pole changes its sign as well.
      if (Math.abs(difference(root)) < 1e-6 * Math.max(1, Math.abs(before), Math.abs(after)))
        roots.push(root);
    }
    before = after;
  }
  return roots;
}

function bisect(difference: (at: number) => number, from: number, to: number): number {
  const isNegative = difference(from) < 0;
  let [low, high] = [from, to];
  for (let round = 0; round < 80; round += 1) {
    const middle = (low + high) / 2;
    if (difference(middle) < 0 === isNegative) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
