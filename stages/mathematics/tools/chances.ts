// Counting and probability.
import type { JsonObject } from '../../../schemas/json.ts';
import { type Fraction, fraction, type Value } from '../engine.ts';
import { combinationsOf, factorial, permutationsOf } from '../functions.ts';
import { limits, MathError } from '../math-error.ts';
import { asJson } from '../notation.ts';
import { shownResult } from './calculate.ts';
import {
  choice,
  count,
  decimals,
  list,
  type MathTool,
  number,
  numberIn,
  numbersFrom,
  object,
} from './tool.ts';

const ways = [
  'combinations',
  'permutations',
  'with_repetition',
  'arrangements',
  'combinations_with_repetition',
] as const;

export const countWays: MathTool = {
  name: 'count_ways',
  description:
    'Counts possibilities: combinations (k out of n without order), permutations (k out of n in order), ' +
    'with_repetition (n choices for each of k places), combinations_with_repetition (k out of n sorts, without order), ' +
    'or arrangements (orders of things of which some are alike, given by the sizes of the groups).',
  inputSchema: object(
    {
      kind: choice(ways, 'What to count.'),
      n: count('How many things or choices there are.', limits.factorial),
      k: count('How many are taken, or how many places there are.', limits.factorial),
      groups: list(
        { type: 'integer', minimum: 1, maximum: 200 },
        'For arrangements: how many things of each sort, such as [3, 2, 1].',
      ),
    },
    ['kind'],
  ),
  run({ kind, n, k, groups }) {
    if (kind === 'arrangements') {
      const sizes = numbersFrom(groups).map(BigInt);
      const total = sizes.reduce((all, each) => all + each, 0n);
      if (total > BigInt(limits.factorial)) throw new MathError('TOO_LARGE', `${total} things are too many.`);
      return {
        count: asJson(fraction(sizes.reduce((all, each) => all / factorial(each), factorial(total)))),
      };
    }
    if (typeof n !== 'number' || typeof k !== 'number')
      throw new MathError('INVALID_VALUE', `To count ${String(kind)}, give n and k.`);
    return { count: asJson(fraction(waysFor(String(kind), BigInt(n), BigInt(k)))) };
  },
};

function waysFor(kind: string, n: bigint, k: bigint): bigint {
  if (kind === 'combinations') return combinationsOf(n, k);
  if (kind === 'permutations') return permutationsOf(n, k);
  return kind === 'with_repetition' ? n ** k : combinationsOf(n + k - 1n, k);
}

const distributions = ['binomial', 'hypergeometric', 'poisson', 'normal'] as const;

export const probability: MathTool = {
  name: 'distribution_probability',
  description:
    'Returns the probability that a random number lies between two bounds, both included. Without at_least there is no ' +
    'lower bound, without at_most no upper one; for exactly k, give both as k. binomial: n trials with the chance p. ' +
    'hypergeometric: n draws without replacement from population things of which successes are of the sort that counts. ' +
    'poisson: the mean. normal: the mean and the deviation.',
  inputSchema: object(
    {
      distribution: choice(distributions, 'How the number is distributed.'),
      n: count('Trials or draws.', limits.factorial, 1),
      p: { type: 'number', minimum: 0, maximum: 1, description: 'The chance of each trial.' },
      population: count('How many things there are in all.', limits.factorial, 1),
      successes: count('How many of them count.', limits.factorial),
      mean: number('The mean.'),
      deviation: { type: 'number', exclusiveMinimum: 0, description: 'The standard deviation.' },
      at_least: number('The least number that counts.'),
      at_most: number('The greatest number that counts.'),
      decimals,
    },
    ['distribution'],
  ),
  run(given) {
    const { distribution, at_least: low, at_most: high, decimals: places } = given;
    const from = typeof low === 'number' ? low : Number.NEGATIVE_INFINITY;
    const to = typeof high === 'number' ? high : Number.POSITIVE_INFINITY;
    if (distribution === 'normal') return shownResult(normal(given, from, to), places, 'probability');
    const last = { binomial: given.n, hypergeometric: given.n, poisson: undefined }[String(distribution)];
    if (distribution !== 'poisson' && typeof last !== 'number') throw missing('n');
    const range = { from: Math.max(0, Math.ceil(from)), to: Math.floor(Math.min(to, numberIn(last, to))) };
    return shownResult(discrete(String(distribution), given, range), places, 'probability');
  },
};

const missing = (name: string): MathError =>
  new MathError('INVALID_VALUE', `This distribution needs ${name}.`);

function numberOf(given: JsonObject, name: string): number {
  const value = given[name];
  if (typeof value !== 'number') throw missing(name);
  return value;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function discrete(distribution: string, given: JsonObject, { from, to }: Range): Value {
  if (distribution === 'poisson') return poisson(numberOf(given, 'mean'), from, to);
  const n = numberOf(given, 'n');
  const chance =
    distribution === 'binomial'
      ? binomialChance(n, fraction(numberOf(given, 'p')))
      : hypergeometricChance(n, numberOf(given, 'population'), numberOf(given, 'successes'));
  let sum = fraction(0);
  // Beyond so many digits, exact fractions would take seconds.
  if (n > 120) throw new MathError('TOO_LARGE', 'At most 120 trials or draws.');
  for (let k = from; k <= to; k += 1) sum = sum.add(chance(k));
  return sum;
}

const binomialChance =
  (n: number, p: Fraction) =>
  (k: number): Fraction =>
    power(p, k)
      .mul(power(fraction(1).sub(p), n - k))
      .mul(combinationsOf(BigInt(n), BigInt(k)));

/** 0 to the power 0 is 1 here: no trial fails. */
const power = (base: Fraction, exponent: number): Fraction =>
  exponent === 0 ? fraction(1) : (base.pow(exponent) ?? fraction(0));

const hypergeometricChance =
  (n: number, population: number, successes: number) =>
  (k: number): Fraction => {
    if (n > population || successes > population)
      throw new MathError('INVALID_VALUE', 'More are drawn, or count, than there are in all.');
    const rest =
      n - k > population - successes ? 0n : combinationsOf(BigInt(population - successes), BigInt(n - k));
    const fitting = k > successes ? 0n : combinationsOf(BigInt(successes), BigInt(k));
    return fraction(fitting * rest).div(combinationsOf(BigInt(population), BigInt(n)));
  };

function poisson(mean: number, from: number, to: number): number {
  if (mean <= 0 || mean > 500)
    throw new MathError('INVALID_VALUE', 'The mean must be above 0 and at most 500.');
  let term = Math.exp(-mean);
  let below = 0;
  let sum = 0;
  const last = Number.isFinite(to) ? to : from - 1;
  for (let k = 0; k <= last; k += 1) {
    if (k > 0) term *= mean / k;
    if (k < from) below += term;
    else sum += term;
  }
  return Number.isFinite(to) ? sum : 1 - below;
}

function normal(given: JsonObject, from: number, to: number): number {
  const [mean, deviation] = [numberOf(given, 'mean'), numberOf(given, 'deviation')];
  const below = (at: number): number =>
    Number.isFinite(at) ? (1 + erf((at - mean) / (deviation * Math.SQRT2))) / 2 : Number(at > 0);
  return Math.max(0, below(to) - below(from));
}

/** The error function by its series, which converges everywhere and is exact enough up to 6. */
export function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; n < 200 && Math.abs(term) > 1e-18; n += 1) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
