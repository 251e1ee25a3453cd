// Number theory: factors, common divisors, remainders, and number bases.
import type { JsonObject } from '../../../schemas/json.ts';
import { fraction } from '../engine.ts';
import { limits, MathError } from '../math-error.ts';
import { asJson } from '../notation.ts';
import { choice, count, list, type MathTool, numbersFrom, object, textIn } from './tool.ts';

const integerText = (description: string): JsonObject => ({
  type: ['integer', 'string'],
  pattern: '^-?\\d{1,400}$',
  description,
});

const big = (value: unknown): bigint =>
  BigInt(typeof value === 'string' || typeof value === 'number' ? value : 0);
const json = (value: bigint) => asJson(fraction(value));

export const factorInteger: MathTool = {
  name: 'factor_integer',
  description:
    'Factors a positive integer into primes and returns them with their exponents, the number of its divisors, their ' +
    'sum, and whether it is prime.',
  inputSchema: object({ number: count('The integer, of at most 15 digits.', 10 ** limits.factored - 1, 2) }, [
    'number',
  ]),
  run({ number: given }) {
    const factors = factorsOf(big(given));
    const divisors = factors.reduce((all, [, exponent]) => all * BigInt(exponent + 1), 1n);
    const sum = factors.reduce(
      (all, [prime, exponent]) => (all * (prime ** BigInt(exponent + 1) - 1n)) / (prime - 1n),
      1n,
    );
    return {
      number: json(big(given)),
      factors: factors.map(([prime, exponent]) => ({ prime: json(prime), exponent })),
      divisors: json(divisors),
      sum_of_divisors: json(sum),
      is_prime: factors.length === 1 && factors[0]?.[1] === 1,
    };
  },
};

/** By trial division with numbers, which is exact below 2^53 and takes a fraction of a second at 15 digits. */
function factorsOf(value: bigint): [bigint, number][] {
  const factors: [bigint, number][] = [];
  let rest = Number(value);
  for (let prime = 2; prime * prime <= rest; prime += prime === 2 ? 1 : 2) {
    let exponent = 0;
    for (; rest % prime === 0; rest /= prime) exponent += 1;
    if (exponent > 0) factors.push([BigInt(prime), exponent]);
  }
  if (rest > 1) factors.push([BigInt(rest), 1]);
  return factors;
}

export const commonDivisors: MathTool = {
  name: 'gcd_lcm',
  description: 'Returns the greatest common divisor and the least common multiple of positive integers.',
  inputSchema: object(
    { numbers: list({ type: 'integer', minimum: 1, maximum: 1_000_000_000 }, 'The integers.', 2) },
    ['numbers'],
  ),
  run({ numbers }) {
    const given = numbersFrom(numbers).map(BigInt);
    const [first = 1n, ...others] = given;
    const lcm = others.reduce((all, each) => (all / gcd(all, each)) * each, first);
    if (String(lcm).length > 300)
      throw new MathError('TOO_LARGE', 'The least common multiple has over 300 digits.');
    return { gcd: json(others.reduce(gcd, first)), lcm: json(lcm) };
  },
};

export const gcd = (one: bigint, other: bigint): bigint => (other === 0n ? one : gcd(other, one % other));

export const modularArithmetic: MathTool = {
  name: 'modular_arithmetic',
  description:
    'Computes with remainders: power (base to the exponent, modulo), inverse (of value, modulo), or congruences (the ' +
    'least number from 0 that leaves the given remainders for the given moduli). Large integers may ' +
    'be given as text.',
  inputSchema: object(
    {
      operation: choice(['power', 'inverse', 'congruences'], 'What to compute.'),
      value: integerText('The base, or the value to invert.'),
      exponent: integerText('The exponent, for power.'),
      modulus: integerText('The modulus, for power and inverse.'),
      remainders: list({ type: 'integer', minimum: 0 }, 'The remainders, for congruences.', 2),
      moduli: list({ type: 'integer', minimum: 2, maximum: 1_000_000 }, 'The moduli, in the same order.', 2),
    },
    ['operation'],
  ),
  run({ operation, value, exponent, modulus, remainders, moduli }) {
    if (operation === 'congruences') return congruent(numbersFrom(remainders), numbersFrom(moduli));
    const by = big(modulus);
    if (by < 2n) throw new MathError('INVALID_VALUE', 'The modulus must be an integer from 2.');
    if (operation === 'inverse') return { result: json(inverse(big(value), by)), modulus: json(by) };
    if (big(exponent) < 0n) throw new MathError('INVALID_VALUE', 'The exponent must be an integer from 0.');
    return { result: json(modularPower(big(value), big(exponent), by)), modulus: json(by) };
  },
};

const positive = (value: bigint, by: bigint): bigint => ((value % by) + by) % by;

function modularPower(base: bigint, exponent: bigint, by: bigint): bigint {
  let [result, square, rest] = [1n, positive(base, by), exponent];
  for (; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % by;
    square = (square * square) % by;
  }
  return result % by;
}

/** By the extended algorithm of Euclid. */
function inverse(value: bigint, by: bigint): bigint {
  let [old, now] = [positive(value, by), by];
  let [factor, next] = [1n, 0n];
  while (now !== 0n) {
    const times = old / now;
    [old, now] = [now, old - times * now];
    [factor, next] = [next, factor - times * next];
  }
  if (old !== 1n)
    throw new MathError(
      'NO_SOLUTION',
      `${value} and ${by} have the common divisor ${old}, so there is no inverse.`,
    );
  return positive(factor, by);
}

function congruent(remainders: readonly number[], moduli: readonly number[]): JsonObject {
  if (remainders.length !== moduli.length || moduli.length < 2)
    throw new MathError('INVALID_VALUE', 'Give as many remainders as moduli, and at least two.');
  let [number, step] = [0n, 1n];
  for (const [at, modulus] of moduli.entries()) {
    const [by, remainder] = [BigInt(modulus), BigInt(remainders[at] ?? 0)];
    const common = gcd(step, by);
    if (positive(remainder - number, common) !== 0n)
      throw new MathError(
        'NO_SOLUTION',
        'No number leaves these remainders: two of them contradict each other.',
      );
    const factor = positive(
      ((remainder - number) / common) * inverse(step / common, by / common),
      by / common,
    );
    [number, step] = by === common ? [number, step] : [number + step * factor, step * (by / common)];
  }
  return { result: json(number), repeats_every: json(step) };
}

export const convertBase: MathTool = {
  name: 'convert_base',
  description: 'Converts a whole number from one base to another, for bases from 2 to 36.',
  inputSchema: object(
    {
      number: {
        type: 'string',
        pattern: '^[0-9A-Za-z]{1,60}$',
        description: 'The digits, such as "1011" or "FF".',
      },
      from: count('The base that the digits are in.', 36, 2),
      to: count('The base to convert to.', 36, 2),
    },
    ['number', 'from', 'to'],
  ),
  run({ number: digits, from, to }) {
    const base = big(from);
    const value = [...textIn(digits).toLowerCase()].reduce((all, digit) => {
      const each = Number.parseInt(digit, 36);
      if (BigInt(each) >= base)
        throw new MathError('INVALID_VALUE', `"${digit}" is no digit in base ${base}.`);
      return all * base + BigInt(each);
    }, 0n);
    return { result: value.toString(Number(to)).toUpperCase(), base: Number(to) };
  },
};
