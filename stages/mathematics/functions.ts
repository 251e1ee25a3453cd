// The functions of expressions. Those that a fraction stays exact under return one.
import { asNumber, type Fraction, fraction, isExact, type Value } from './engine.ts';
import { limits, MathError } from './math-error.ts';
import { exactRoot, isInteger } from './powers.ts';
import { roundedTo } from './rounding.ts';

interface MathFunction {
  /** The least and most values that it takes. */
  readonly takes: readonly [least: number, most: number];
  call(given: readonly Value[]): Value;
}

const zero = (): Fraction => fraction(0);

const inexact = (compute: (value: number) => number): MathFunction => ({
  takes: [1, 1],
  call: ([value = zero()]) => compute(asNumber(value)),
});

const onExact = (exact: (value: Fraction) => Fraction, compute: (value: number) => number): MathFunction => ({
  takes: [1, 1],
  call: ([value = zero()]) => (isExact(value) ? exact(value) : compute(value)),
});

const root = (degree: 2 | 3): MathFunction => ({
  takes: [1, 1],
  call([value = zero()]) {
    const number = asNumber(value);
    if (number < 0 && degree === 2)
      throw new MathError('UNDEFINED_RESULT', `The square root of ${number} is not a real number.`);
    return (
      (isExact(value) ? exactRoot(value, degree) : undefined) ??
      (degree === 2 ? Math.sqrt(number) : Math.cbrt(number))
    );
  },
});

const extreme = (sign: 1 | -1): MathFunction => ({
  takes: [1, limits.list],
  call: (given) =>
    given.reduce((best, value) => (sign * (asNumber(value) - asNumber(best)) > 0 ? value : best)),
});

/** Whole numbers from 0; `most`: the largest that is taken. */
function counts(given: readonly Value[], most: number): bigint[] {
  return given.map((value) => {
    if (!isExact(value) || !isInteger(value) || value.s < 0n)
      throw new MathError('INVALID_VALUE', `${asNumber(value)} is not a whole number from 0.`);
    if (value.n > BigInt(most))
      throw new MathError('TOO_LARGE', `${value.n} is more than ${most}, the most here.`);
    return value.n;
  });
}

function product(from: bigint, to: bigint): bigint {
  let all = 1n;
  for (let factor = from; factor <= to; factor += 1n) all *= factor;
  return all;
}

export const factorial = (n: bigint): bigint => product(1n, n);

/** Ordered choices of k out of n. */
export const permutationsOf = (n: bigint, k: bigint): bigint => (k > n ? 0n : product(n - k + 1n, n));

export function combinationsOf(n: bigint, k: bigint): bigint {
  const few = k > n - k ? n - k : k;
  return few < 0n ? 0n : permutationsOf(n, few) / factorial(few);
}

const counting = (takes: 1 | 2, compute: (n: bigint, k: bigint) => bigint): MathFunction => ({
  takes: [takes, takes],
  call(given) {
    const [n = 0n, k = 0n] = counts(given, limits.factorial);
    return fraction(compute(n, k));
  },
});

const wholes = (given: readonly Value[]): Fraction[] =>
  given.map((value) => {
    if (!isExact(value)) throw new MathError('INVALID_VALUE', `${value} is not an exact number.`);
    return value;
  });

const joined = (join: (one: Fraction, other: Fraction) => Fraction): MathFunction => ({
  takes: [2, limits.list],
  call: (given) => wholes(given).reduce(join),
});

const logarithm: MathFunction = {
  takes: [1, 2],
  call([value = zero(), base]) {
    const number = asNumber(value);
    if (number <= 0) throw new MathError('UNDEFINED_RESULT', `${number} has no logarithm.`);
    return base === undefined ? Math.log(number) : Math.log(number) / Math.log(asNumber(base));
  },
};

const modulo: MathFunction = {
  takes: [2, 2],
  call(given) {
    const [value, by] = wholes(given);
    if (!value || !by || by.n === 0n)
      throw new MathError('UNDEFINED_RESULT', 'Division by zero has no result.');
    return value.sub(by.mul(value.div(by).floor()));
  },
};

export const functions: Readonly<Record<string, MathFunction>> = {
  sqrt: root(2),
  cbrt: root(3),
  abs: onExact((value) => value.abs(), Math.abs),
  round: {
    takes: [1, 2],
    call: ([value = zero(), places = zero()]) => roundedTo(value, asNumber(places)),
  },
  floor: onExact((value) => value.floor(), Math.floor),
  ceil: onExact((value) => value.ceil(), Math.ceil),
  min: extreme(-1),
  max: extreme(1),
  exp: inexact(Math.exp),
  ln: { ...logarithm, takes: [1, 1] },
  log: logarithm,
  log10: { takes: [1, 1], call: ([value = zero()]) => logarithm.call([value, 10]) },
  log2: { takes: [1, 1], call: ([value = zero()]) => logarithm.call([value, 2]) },
  sin: inexact(Math.sin),
  cos: inexact(Math.cos),
  tan: inexact(Math.tan),
  asin: inexact(Math.asin),
  acos: inexact(Math.acos),
  atan: inexact(Math.atan),
  factorial: counting(1, factorial),
  combinations: counting(2, combinationsOf),
  permutations: counting(2, permutationsOf),
  gcd: joined((one, other) => one.gcd(other)),
  lcm: joined((one, other) => one.lcm(other)),
  mod: modulo,
};
