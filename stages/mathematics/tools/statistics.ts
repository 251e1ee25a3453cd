// Statistics of lists of numbers.
import type { JsonObject } from '../../../schemas/json.ts';
import { fraction, type Value } from '../engine.ts';
import { MathError } from '../math-error.ts';
import { asJson } from '../notation.ts';
import { roundedTo } from '../rounding.ts';
import { decimals, list, type MathTool, number, numbers, numbersFrom, object } from './tool.ts';

const shown = (value: Value, places: unknown) =>
  asJson(typeof places === 'number' ? roundedTo(value, places) : value);

const sumOf = (values: readonly number[]) => values.reduce((sum, each) => sum.add(each), fraction(0));

export const describeData: MathTool = {
  name: 'describe_data',
  description:
    'Describes a list of numbers: count, sum, mean, median, modes, smallest and largest, range, quartiles (medians of the ' +
    'lower and the upper half, without the median itself), and variance and standard deviation of the sample (divided by n ' +
    '- 1) and of the population (divided by n).',
  inputSchema: object({ values: numbers('The numbers.', 2), decimals }, ['values']),
  run({ values, decimals: places }) {
    const given = numbersFrom(values);
    const sorted = [...given].sort((a, b) => a - b);
    const mean = sumOf(given).div(given.length);
    const squares = given.reduce((sum, each) => sum.add(mean.sub(each).mul(mean.sub(each))), fraction(0));
    const [sample, population] = [squares.div(given.length - 1), squares.div(given.length)];
    const half = Math.floor(sorted.length / 2);
    const show = (value: Value) => shown(value, places);
    return {
      count: given.length,
      sum: show(sumOf(given)),
      mean: show(mean),
      median: show(medianOf(sorted)),
      modes: modesOf(sorted),
      min: sorted[0] ?? 0,
      max: sorted.at(-1) ?? 0,
      range: show(fraction(sorted.at(-1) ?? 0).sub(sorted[0] ?? 0)),
      lower_quartile: show(medianOf(sorted.slice(0, half))),
      upper_quartile: show(medianOf(sorted.slice(-half))),
      sample_variance: show(sample),
      sample_deviation: show(Math.sqrt(sample.valueOf())),
      population_variance: show(population),
      population_deviation: show(Math.sqrt(population.valueOf())),
    };
  },
};

function medianOf(sorted: readonly number[]): Value {
  const half = sorted.length / 2;
  return sorted.length % 2 === 1
    ? fraction(sorted[Math.floor(half)] ?? 0)
    : fraction(sorted[half - 1] ?? 0)
        .add(sorted[half] ?? 0)
        .div(2);
}

/** Empty where every value occurs as often as the others. */
function modesOf(sorted: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of sorted) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const modes = [...counts].filter(([, count]) => count === most).map(([value]) => value);
  return modes.length === counts.size ? [] : modes;
}

export const linearRegression: MathTool = {
  name: 'linear_regression',
  description:
    'Fits a line through points by least squares and returns its slope, its intercept, the correlation, and the value ' +
    'that it predicts if a point is given.',
  inputSchema: object(
    {
      x: list({ type: 'number' }, 'The x values.', 2),
      y: list({ type: 'number' }, 'The y values, in the same order.', 2),
      predict: number('An x value to predict y for.'),
      decimals,
    },
    ['x', 'y'],
  ),
  run({ x, y, predict, decimals: places }) {
    const [xs, ys] = [numbersFrom(x), numbersFrom(y)];
    if (xs.length !== ys.length)
      throw new MathError('INVALID_VALUE', `There are ${xs.length} x values and ${ys.length} y values.`);
    const [meanX, meanY] = [sumOf(xs).div(xs.length), sumOf(ys).div(ys.length)];
    const spread = (one: readonly number[], other: readonly number[]) =>
      one.reduce(
        (sum, each, at) =>
          sum.add(
            fraction(each)
              .sub(one === xs ? meanX : meanY)
              .mul(fraction(other[at] ?? 0).sub(other === xs ? meanX : meanY)),
          ),
        fraction(0),
      );
    const [xx, yy, xy] = [spread(xs, xs), spread(ys, ys), spread(xs, ys)];
    if (xx.n === 0n) throw new MathError('NO_SOLUTION', 'All x values are the same, so no line fits.');
    const slope = xy.div(xx);
    const intercept = meanY.sub(slope.mul(meanX));
    const result: JsonObject = {
      slope: shown(slope, places),
      intercept: shown(intercept, places),
      correlation: shown(yy.n === 0n ? 0 : xy.valueOf() / Math.sqrt(xx.mul(yy).valueOf()), places),
    };
    if (typeof predict !== 'number') return result;
    return { ...result, predicted: shown(slope.mul(fraction(predict)).add(intercept), places) };
  },
};
